using System.Net;
using System.Net.Sockets;

namespace LiteCognito;

/// <summary>Ports of the loopback address.</summary>
internal static class LoopbackPort
{
    /// <summary>Returns a port that no program listens on.</summary>
    public static int Free()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
