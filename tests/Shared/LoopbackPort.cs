using System.Net;
using System.Net.Sockets;

namespace LiteCognito;

/// <summary>Ports of the loopback address.</summary>
internal static class LoopbackPort
{
    private const int First = 20_000, End = 32_768, MaxAttempts = 100;

    /// <summary>Returns a port that no program listens on.</summary>
    public static int Free()
    {
        for (int attempt = 1; ; attempt++)
        {
            // Below the ports that systems give to connections, so that none takes it before the caller does.
            int port = Random.Shared.Next(First, End);
            try
            {
                using var probe = new TcpListener(IPAddress.Loopback, port);
                probe.Start();
                return port;
            }
            catch (SocketException) when (attempt < MaxAttempts)
            {
                // Another program listens on it.
            }
        }
    }
}
