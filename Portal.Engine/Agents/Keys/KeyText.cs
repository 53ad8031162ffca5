using System.Buffers;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using Portal.Engine.Secrets;

namespace Portal.Engine.Agents.Keys;

/// <summary>
/// How a key is written: prt_ID_SECRETSUM, in letters and digits. The secret has 178 bits; the sum is the CRC-32C of all
/// that stands before it, so that a mistyped key is told apart without a look into any table, and whoever searches code and
/// logs for keys that leaked can tell one from a text that only looks like it.
/// </summary>
static class KeyText
{
    public const string Beginning = "prt_";

    const int IdLength = 8, SecretLength = 30, SumLength = 6;

    public const int PrefixLength = 4 + IdLength, Length = PrefixLength + 1 + SecretLength + SumLength;

    const string Letters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    static readonly SearchValues<char> Allowed = SearchValues.Create(Letters);

    public static Secret Make() => new(WithSum($"{Beginning}{Random(IdLength)}_{Random(SecretLength)}"));

    public static string WithSum(string text) => text + Sum(text);

    /// <summary>Whether a key could be written so.</summary>
    public static bool Fits(string key) =>
        key.Length == Length
        && key.StartsWith(Beginning, StringComparison.Ordinal)
        && key[PrefixLength] == '_'
        && key.AsSpan(Beginning.Length, IdLength).IndexOfAnyExcept(Allowed) < 0
        && key.AsSpan(PrefixLength + 1).IndexOfAnyExcept(Allowed) < 0
        && key.AsSpan(Length - SumLength).SequenceEqual(Sum(key.AsSpan(0, Length - SumLength)));

    public static string PrefixOf(string key) => key[..PrefixLength];

    public static byte[] Hash(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));

    static string Random(int length) => RandomNumberGenerator.GetString(Letters, length);

    static string Sum(ReadOnlySpan<char> text)
    {
        var crc = uint.MaxValue;
        foreach (var letter in text) crc = BitOperations.Crc32C(crc, (byte)letter);
        return string.Create(SumLength, ~crc, static (sum, rest) =>
        {
            for (var at = SumLength - 1; at >= 0; at--, rest /= 62) sum[at] = Letters[(int)(rest % 62)];
        });
    }
}
