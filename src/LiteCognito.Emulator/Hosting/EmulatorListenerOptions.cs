using System.Net;
using System.Security.Cryptography.X509Certificates;

namespace LiteCognito.Emulator;

/// <summary>Where an emulator answers requests.</summary>
public sealed record EmulatorListenerOptions
{
    /// <summary>Gets or sets the port, 1 to 65535, or 0 to use a free port. The default is 0.</summary>
    public int Port { get; init; }

    /// <summary>
    /// Gets or sets the address of this machine to listen on, or <see langword="null"/> to listen on 127.0.0.1 and ::1, which only this
    /// machine reaches. The default is <see langword="null"/>.
    /// </summary>
    /// <remarks>
    /// <see cref="IPAddress.Any"/> and <see cref="IPAddress.IPv6Any"/> listen on all addresses. Everyone who reaches the address can then
    /// use the emulator.
    /// </remarks>
    public IPAddress? Address { get; init; }

    /// <summary>
    /// Gets or sets the certificate with its private key to answer HTTPS, or <see langword="null"/> to answer plain HTTP. The default is
    /// <see langword="null"/>.
    /// </summary>
    /// <remarks>The listener does not dispose the certificate.</remarks>
    public X509Certificate2? Certificate { get; init; }
}
