import { createServer, type Server } from 'node:http';
import { FootpathError } from '../errors.js';

/**
 * Listens on an address of this computer.
 * @returns the port, which the system chooses for 0.
 * @throws FootpathError `bad_setting` where it can't.
 */
export function listen(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause) => {
      const message = `The web chat can't listen on ${host}:${port}. Set FOOTPATH_PORT or FOOTPATH_HOST to others.`;
      reject(new FootpathError('bad_setting', message, { cause }));
    });
    server.listen(port, host, () => {
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : port);
    });
  });
}

/** Finds out before long work whether it will be able to listen. */
export async function checkAddress(port: number, host: string): Promise<void> {
  const server = createServer();
  await listen(server, port, host);
  await new Promise((resolve) => server.close(resolve));
}
