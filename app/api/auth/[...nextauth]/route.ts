import NextAuth from 'next-auth';
import { authOptions } from '@/lib/auth/options';

type Context = RouteContext<'/api/auth/[...nextauth]'>;

async function handle(request: Request, context: Context): Promise<Response> {
  return NextAuth(authOptions())(request, context);
}

export { handle as GET, handle as POST };
