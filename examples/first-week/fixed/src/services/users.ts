import { hashPassword, verifyPassword } from '../auth/passwords.js';
import { issueTokens } from '../auth/refresh.js';
import type { TokenPair } from '../auth/tokens.js';
import { prisma } from '../db.js';
import { NotFoundError, UnauthorizedError } from '../lib/errors.js';
import type { LoginInput, SignupInput } from '../schemas/auth.js';
import type { UpdateProfileInput, UserListQuery } from '../schemas/users.js';

export async function signup(input: SignupInput) {
  const { password, acceptTerms: _acceptTerms, ...profile } = input;
  return prisma.user.create({
    data: { ...profile, passwordHash: await hashPassword(password) },
    omit: { passwordHash: true },
  });
}

export async function login({ email, password }: LoginInput): Promise<TokenPair> {
  const user = await prisma.user.findUnique({ where: { email } });
  if (!user || !(await verifyPassword(password, user.passwordHash))) {
    throw new UnauthorizedError('Invalid email or password');
  }
  return issueTokens(user.id);
}

export async function getUser(id: number) {
  const user = await prisma.user.findUnique({ where: { id }, omit: { passwordHash: true } });
  if (!user) {
    throw new NotFoundError('User not found');
  }
  return user;
}

export async function findUserByEmail(email: string) {
  return prisma.user.findUniqueOrThrow({ where: { email }, omit: { passwordHash: true } });
}

export async function listUsers({ page, pageSize, minAge, newsletter }: UserListQuery) {
  return prisma.user.findMany({
    where: { age: { gte: minAge }, newsletter },
    omit: { passwordHash: true },
    orderBy: { id: 'asc' },
    skip: (page - 1) * pageSize,
    take: pageSize,
  });
}

export async function updateProfile(id: number, input: UpdateProfileInput) {
  return prisma.user.update({ where: { id }, data: input, omit: { passwordHash: true } });
}
