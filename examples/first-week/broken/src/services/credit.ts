import { prisma } from '../db.js';
import { ConflictError, NotFoundError } from '../lib/errors.js';
import type { TransferInput } from '../schemas/credit.js';

export async function redeemCoupon(userId: number, code: string) {
  const coupon = await prisma.coupon.findUnique({ where: { code } });
  if (!coupon) {
    throw new NotFoundError('Unknown coupon');
  }
  if (coupon.redeemedAt) {
    throw new ConflictError('This coupon has already been redeemed');
  }

  await prisma.coupon.update({
    where: { id: coupon.id },
    data: { redeemedAt: new Date(), redeemedById: userId },
  });
  const { creditCents } = await prisma.user.update({
    where: { id: userId },
    data: { creditCents: { increment: coupon.amountCents } },
  });
  return { creditCents };
}

export async function transferCredit(fromId: number, { toEmail, amountCents }: TransferInput) {
  return prisma.$transaction(async (tx) => {
    const sender = await tx.user.update({
      where: { id: fromId },
      data: { creditCents: { decrement: amountCents } },
    });
    if (sender.creditCents < 0) {
      throw new ConflictError('Not enough credit');
    }

    const transfer = await prisma.transfer.create({ data: { fromId, toEmail, amountCents } });

    await tx.user.update({
      where: { email: toEmail },
      data: { creditCents: { increment: amountCents } },
    });
    return transfer;
  });
}
