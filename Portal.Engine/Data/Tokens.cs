using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using Portal.Engine.Credentials;

namespace Portal.Engine.Data;

/// <summary>
/// Where a reader goes on, sealed: it says nothing, opens for the question it was made for alone, and is another one each time,
/// so that nobody learns from it whether something moved that they may not see.
/// </summary>
sealed class Tokens(DataKeys keys)
{
    const string Key = "tokens";

    const int Longest = 4000;

    public async ValueTask<Outcome<string>> Close<T>(T place, string question, CancellationToken stop)
    {
        if (!(await keys.Get(Key, stop)).Succeeded(out var cipher, out var refusal)) return refusal;
        return Base64Url.EncodeToString(cipher.Close(JsonSerializer.SerializeToUtf8Bytes(place), question));
    }

    /// <returns>The place, or <see cref="TokenUnknown"/>.</returns>
    public async ValueTask<Outcome<T>> Open<T>(string token, string question, string what, CancellationToken stop)
    {
        if (!(await keys.Get(Key, stop)).Succeeded(out var cipher, out var refusal)) return refusal;
        var box = new byte[token.Length];
        if (token.Length > Longest || !Base64Url.IsValid(token) || !Base64Url.TryDecodeFromUtf8(Encoding.UTF8.GetBytes(token), box.AsSpan(), out var length)) return new TokenUnknown(what);
        return cipher.Open(box.AsSpan(0, length), question) is { } plain && JsonSerializer.Deserialize<T>(plain) is { } place ? place : new TokenUnknown(what);
    }
}
