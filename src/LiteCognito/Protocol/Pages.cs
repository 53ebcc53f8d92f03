using System.Runtime.CompilerServices;

namespace LiteCognito.Protocol;

/// <summary>Reads lists that the service returns in pages.</summary>
internal static class Pages
{
    private const int MaxEmptyPages = 1000;

    /// <summary>Reads the items of all pages. A page is requested only when the enumeration reaches it.</summary>
    /// <param name="operation">The name of the operation, for the error message.</param>
    /// <param name="page">A function that reads the page with the given token; the first page has no token.</param>
    /// <param name="cancellationToken">A token that cancels the calls.</param>
    public static async IAsyncEnumerable<T> ReadAsync<T>(
        string operation, Func<string?, CancellationToken, Task<(IReadOnlyList<T>? Items, string? Next)>> page,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var seen = new HashSet<string>();
        string? token = null;
        int emptyPages = 0;
        do
        {
            (IReadOnlyList<T>? items, string? next) = await page(token, cancellationToken).ConfigureAwait(false);
            foreach (T item in items ?? [])
                yield return item;
            emptyPages = items is { Count: > 0 } ? 0 : emptyPages + 1;
            if (emptyPages == MaxEmptyPages && next is { Length: > 0 })
                throw new CognitoProtocolException($"{operation} returned 1,000 empty pages in a row, each with the token of a next page.");
            if (next is { Length: > 0 } && !seen.Add(next))
                throw new CognitoProtocolException($"{operation} returned the token of a page that was already read.");
            token = next;
        }
        while (token is { Length: > 0 });
    }
}
