namespace LiteCognito.Emulator;

/// <summary>A request that the emulator has answered, without its secrets.</summary>
/// <param name="Time">The time at which the request arrived, according to the emulator's clock.</param>
/// <param name="Operation">
/// The name of the operation, such as <c>InitiateAuth</c>; the method and the path of a page or document, such as
/// <c>POST /oauth2/token</c>; or <c>(unknown)</c>.
/// </param>
/// <param name="ClientId">The ID of the app client that the request names, or <see langword="null"/>.</param>
/// <param name="Username">
/// The user whom the request is about, or <see langword="null"/>. Control characters are replaced, and a longer text ends after 128
/// characters.
/// </param>
/// <param name="Outcome">
/// <c>OK</c>, the code of the error, or <c>Cancelled</c> if the caller did not wait for a response that was delayed.
/// </param>
/// <param name="Duration">The time between the request and the response.</param>
public sealed record EmulatorRequestEntry(
    DateTimeOffset Time, string Operation, string? ClientId, string? Username, string Outcome, TimeSpan Duration);
