import { config } from '../config.js';
import { PaymentError } from '../lib/errors.js';
import type { ChargeInput } from '../schemas/payments.js';

async function callProvider(path: string, body: object): Promise<unknown> {
  const response = await fetch(`${config.PAYMENT_API_URL}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(config.PAYMENT_TIMEOUT_MS),
  });
  if (!response.ok) {
    throw new Error(`Payment provider answered ${response.status}`);
  }
  return response.json();
}

export async function charge(input: ChargeInput) {
  try {
    return await callProvider('/charges', input);
  } catch (error) {
    throw new PaymentError('The payment could not be processed', { cause: error });
  }
}

export async function refund(input: ChargeInput) {
  try {
    return await callProvider('/refunds', input);
  } catch (error) {
    throw new PaymentError('The refund could not be processed', { cause: error });
  }
}

export async function tip(input: ChargeInput) {
  try {
    await callProvider('/tips', input);
  } catch (error) {
    throw new PaymentError('The tip could not be processed', { cause: error });
  }
  return { orderId: input.orderId, status: 'received' };
}
