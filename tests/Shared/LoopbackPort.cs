using System.Net;
using System.Net.Sockets;

namespace LiteCognito;

/// <summary>Ports of the loopback address.</summary>
internal static class LoopbackPort
{
    // Below the ports that systems give to connections, so that none of these takes one before the caller does.
    private const int First = 20_000, End = 32_768, MaxAttempts = 100;

    /// <summary>Returns a port that no program listens on.</summary>
    public static int Free()
    {
        for (int attempt = 1; ; attempt++)
        {
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
