using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Portal.Engine.People;

/// <summary>Makes what a ticket's holder must show, and the hash that is kept of it.</summary>
static class Tokens
{
    /// <summary>Letters and digits that nobody takes for one another when they are read out.</summary>
    const string Readable = "ABCDEFGHJKMNPQRSTVWXYZ23456789";

    /// <summary>For a link: nobody types it.</summary>
    public static string ForLink() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    /// <summary>For a person to type: ABCD-EFGH.</summary>
    public static string ForTyping()
    {
        var letters = RandomNumberGenerator.GetItems<char>(Readable, 8);
        return $"{letters.AsSpan(0, 4)}-{letters.AsSpan(4)}";
    }

    /// <summary>Typed text is forgiven its case, spaces and dashes.</summary>
    public static string Typed(string text) =>
        string.Concat(text.ToUpperInvariant().Where(char.IsAsciiLetterOrDigit)) is { Length: 8 } code ? $"{code[..4]}-{code[4..]}" : text;

    /// <summary>A token is long and random, so a plain hash is enough to make a stolen table worthless.</summary>
    public static string Hash(string token) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    public static string Stamp() => Convert.ToHexString(RandomNumberGenerator.GetBytes(16));
}
