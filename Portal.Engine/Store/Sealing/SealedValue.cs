using System.Buffers;
using System.Buffers.Text;

namespace Portal.Engine.Store.Sealing;

/// <summary>
/// How a sealed value is written: {"$sealed":"…","$blind":"…"}, with nothing between. Whatever begins so was closed here,
/// because a source's own value that begins so is sealed too.
/// </summary>
static class SealedValue
{
    const string Mark = "{\"$sealed\":\"", Middle = "\",\"$blind\":\"", End = "\"}";

    public static ReadOnlySpan<byte> MarkUtf8 => "{\"$sealed\":\""u8;

    static ReadOnlySpan<byte> MiddleUtf8 => "\",\"$blind\":\""u8;

    /// <summary>Whether there may be one anywhere in it; most bodies have none, and this is all that they cost.</summary>
    public static bool MayBeIn(ReadOnlySpan<byte> body) => body.IndexOf(MarkUtf8) >= 0;

    public static bool Is(ReadOnlySpan<byte> value) => value.StartsWith(MarkUtf8) && value.IndexOf(MiddleUtf8) > 0;

    public static void Write(IBufferWriter<byte> to, ReadOnlySpan<byte> box, ReadOnlySpan<byte> blind)
    {
        to.Write(MarkUtf8);
        WriteBase64(to, box);
        to.Write(MiddleUtf8);
        WriteBase64(to, blind);
        to.Write("\"}"u8);
    }

    /// <returns>What is sealed in it; nothing if it is not whole.</returns>
    public static byte[]? Box(ReadOnlySpan<byte> value)
    {
        var text = value[MarkUtf8.Length..value.IndexOf(MiddleUtf8)];
        var box = new byte[Base64.GetMaxDecodedFromUtf8Length(text.Length)];
        return Base64.DecodeFromUtf8(text, box, out _, out var written) == OperationStatus.Done ? box[..written] : null;
    }

    /// <summary>The blind with its quotes: all of the value that stays the same when it is sealed again.</summary>
    public static ReadOnlySpan<byte> Blind(ReadOnlySpan<byte> value) => value[(value.IndexOf(MiddleUtf8) + MiddleUtf8.Length - 1)..^1];

    /// <summary>Whether two values, as JSON text, are sealings of the same.</summary>
    public static bool SaySame(string one, string other) => Blind(one) is { } blind && blind == Blind(other);

    /// <returns>Null if it is not sealed.</returns>
    public static string? Blind(string value) => value.StartsWith(Mark, StringComparison.Ordinal) && value.EndsWith(End, StringComparison.Ordinal)
        && value.IndexOf(Middle, StringComparison.Ordinal) is var at and > 0 ? value[at..] : null;

    static void WriteBase64(IBufferWriter<byte> to, ReadOnlySpan<byte> bytes)
    {
        var span = to.GetSpan(Base64.GetMaxEncodedToUtf8Length(bytes.Length));
        Base64.EncodeToUtf8(bytes, span, out _, out var written);
        to.Advance(written);
    }
}
