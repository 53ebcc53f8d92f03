using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;

namespace LiteCognito.SignIn;

/// <summary>A cookie that holds a value for a short time, sealed by Data Protection.</summary>
/// <param name="name">The name of the cookie.</param>
/// <param name="protector">The protector, with a purpose of its own.</param>
/// <param name="cookies">Writes the cookie.</param>
/// <param name="lifetime">How long the value can be read. The clock decides, and the browser too.</param>
/// <param name="type">How the value is written.</param>
/// <param name="clock">The clock.</param>
internal sealed class SealedCookie<T>(
    string name, IDataProtector protector, SignInCookieManager cookies, TimeSpan lifetime, JsonTypeInfo<T> type, TimeProvider clock)
    where T : class
{
    // A server accepts 32 KB of request headers, for all cookies together.
    private const int MaxLength = 16 * 1024;

    public void Write(HttpContext context, T value)
    {
        byte[] json = JsonSerializer.SerializeToUtf8Bytes(value, type);
        byte[] plain = new byte[sizeof(long) + json.Length];
        try
        {
            BinaryPrimitives.WriteInt64BigEndian(plain, (clock.GetUtcNow() + lifetime).ToUnixTimeSeconds());
            json.CopyTo(plain, sizeof(long));
            string text = Base64Url.EncodeToString(protector.Protect(plain));
            if (text.Length > MaxLength)
                throw new InvalidOperationException(
                    $"The cookie {name} would have {text.Length} characters. At most {MaxLength} are sent. "
                    + "Pass less client metadata with the sign-in.");
            cookies.AppendResponseCookie(context, name, text, Options(context, lifetime));
        }
        finally
        {
            CryptographicOperations.ZeroMemory(json);
            CryptographicOperations.ZeroMemory(plain);
        }
        context.Items[this] = value;
    }

    /// <summary>Reads the value of the request, or the one that this request has written.</summary>
    public T? Read(HttpContext context)
    {
        if (context.Items.TryGetValue(this, out object? written))
            return written as T;
        if (cookies.GetRequestCookie(context, name) is not { Length: > 0 and <= MaxLength } text)
            return null;
        byte[] plain;
        try
        {
            plain = protector.Unprotect(Base64Url.DecodeFromChars(text));
        }
        catch (Exception e) when (e is FormatException or CryptographicException)
        {
            return null; // altered, or sealed with a key that no longer exists
        }
        try
        {
            return plain.Length > sizeof(long)
                && BinaryPrimitives.ReadInt64BigEndian(plain) > clock.GetUtcNow().ToUnixTimeSeconds()
                ? JsonSerializer.Deserialize(plain.AsSpan(sizeof(long)), type) : null;
        }
        catch (JsonException)
        {
            return null;
        }
        finally
        {
            CryptographicOperations.ZeroMemory(plain);
        }
    }

    public void Delete(HttpContext context)
    {
        if (context.Items.ContainsKey(this) || cookies.GetRequestCookie(context, name) is not null)
            cookies.DeleteCookie(context, name, Options(context, null));
        context.Items[this] = null;
    }

    private CookieOptions Options(HttpContext context, TimeSpan? maxAge) => new()
    {
        HttpOnly = true,
        Secure = cookies.IsSecure(context),
        SameSite = SameSiteMode.Lax,
        Path = "/",
        MaxAge = maxAge,
        IsEssential = true,
    };
}
