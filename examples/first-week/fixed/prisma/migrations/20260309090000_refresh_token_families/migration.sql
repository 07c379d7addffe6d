-- AlterTable
-- A token from before this migration is a family of its own.
ALTER TABLE "RefreshToken" ADD COLUMN "familyId" TEXT NOT NULL DEFAULT gen_random_uuid(),
ADD COLUMN "successor" TEXT;
ALTER TABLE "RefreshToken" ALTER COLUMN "familyId" DROP DEFAULT;

-- CreateIndex
CREATE INDEX "RefreshToken_familyId_idx" ON "RefreshToken"("familyId");
