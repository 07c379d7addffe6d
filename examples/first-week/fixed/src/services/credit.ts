import { prisma } from '../db.js';
import { ConflictError, NotFoundError } from '../lib/errors.js';
import type { TransferInput } from '../schemas/credit.js';

/** Spent and paid out in one transaction: a coupon is never one without the other. */
export async function redeemCoupon(userId: number, code: string) {
  return prisma.$transaction(async (tx) => {
    const coupon = await tx.coupon.findUnique({ where: { code } });
    if (!coupon) {
      throw new NotFoundError('Unknown coupon');
    }

    // Compare and set: of all who hold this code exactly one finds it still unspent.
    const { count } = await tx.coupon.updateMany({
      where: { id: coupon.id, redeemedAt: null },
      data: { redeemedAt: new Date(), redeemedById: userId },
    });
    if (count === 0) {
      throw new ConflictError('This coupon has already been redeemed');
    }

    const { creditCents } = await tx.user.update({
      where: { id: userId },
      data: { creditCents: { increment: coupon.amountCents } },
    });
    return { creditCents };
  });
}

export async function transferCredit(fromId: number, { toEmail, amountCents }: TransferInput) {
  return prisma.$transaction(async (tx) => {
    const taken = await tx.user.updateMany({
      where: { id: fromId, creditCents: { gte: amountCents } },
      data: { creditCents: { decrement: amountCents } },
    });
    if (taken.count === 0) {
      throw new ConflictError('Not enough credit');
    }

    const transfer = await tx.transfer.create({ data: { fromId, toEmail, amountCents } });

    const given = await tx.user.updateMany({
      where: { email: toEmail },
      data: { creditCents: { increment: amountCents } },
    });
    if (given.count === 0) {
      throw new NotFoundError('Recipient not found');
    }
    return transfer;
  });
}
