using System.Runtime.CompilerServices;

namespace LiteCognito.Protocol;

/// <summary>Lists that come in pages.</summary>
internal static class Pages
{
    /// <summary>Reads the items of all pages; each page is asked for when its first item is.</summary>
    /// <param name="operation">The operation, for the error message.</param>
    /// <param name="page">Reads the page that begins at a token.</param>
    /// <param name="cancellationToken">Stops the calls.</param>
    public static async IAsyncEnumerable<T> ReadAsync<T>(
        string operation, Func<string?, CancellationToken, Task<(IReadOnlyList<T>? Items, string? Next)>> page,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var seen = new HashSet<string>();
        string? token = null;
        do
        {
            (IReadOnlyList<T>? items, string? next) = await page(token, cancellationToken).ConfigureAwait(false);
            foreach (T item in items ?? [])
                yield return item;
            if (next is { Length: > 0 } && !seen.Add(next))
                throw new CognitoProtocolException($"{operation} leads back to a page that was read already.");
            token = next;
        }
        while (token is { Length: > 0 });
    }
}
