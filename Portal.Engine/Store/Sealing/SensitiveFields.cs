using System.Buffers;
using System.Text;
using System.Text.Json;
using Portal.Engine.Credentials;

namespace Portal.Engine.Store.Sealing;

/// <summary>
/// Seals what is sensitive before it rests, and opens it for those who may see it. An owner is a record
/// (<see cref="Owner"/>) or whatever else the sealed text belongs to; it must be the same when it is opened.
/// </summary>
public sealed class SensitiveFields(FieldCipher cipher)
{
    const string Whole = "whole";

    public static string Owner(long stream, string key) => $"{stream} {key}";

    /// <param name="body">The mapped fields as canonical JSON; empty for a deletion.</param>
    /// <param name="fields">The names of the sensitive ones.</param>
    /// <param name="owner">Whose they are.</param>
    public ClosedBody Close(ReadOnlyMemory<byte> body, IReadOnlyCollection<string> fields, string owner)
    {
        if (body.IsEmpty || (fields.Count == 0 && !SealedValue.MayBeIn(body.Span))) return new ClosedBody(body, StoreHash.Of(body.Span));
        var closed = new ArrayBufferWriter<byte>(body.Length + (fields.Count * 128));
        var kept = 0;
        var field = new BodyFields(body.Span);
        while (field.Next())
        {
            var isSensitive = fields.Contains(field.Name) && !field.Value.SequenceEqual("null"u8);
            if (!isSensitive && !field.Value.StartsWith(SealedValue.MarkUtf8)) continue;
            closed.Write(body.Span[kept..field.Start]);
            SealedValue.Write(closed, cipher.Close(field.Value, $"{owner} {field.Name}"), cipher.Blind(field.Name, field.Value));
            kept = field.End;
        }

        closed.Write(body.Span[kept..]);
        return new ClosedBody(closed.WrittenMemory, StoreHash.Of(closed.WrittenSpan));
    }

    /// <returns>The body as the source said it, or <see cref="SealBroken"/>.</returns>
    public Outcome<ReadOnlyMemory<byte>> Open(ReadOnlyMemory<byte> body, string owner)
    {
        if (!SealedValue.MayBeIn(body.Span)) return body;
        var open = new ArrayBufferWriter<byte>(body.Length);
        var kept = 0;
        var field = new BodyFields(body.Span);
        while (field.Next())
        {
            if (!SealedValue.Is(field.Value)) continue;
            if (SealedValue.Box(field.Value) is not { } box || cipher.Open(box, $"{owner} {field.Name}") is not { } value) return new SealBroken(field.Name);
            open.Write(body.Span[kept..field.Start]);
            open.Write(value);
            kept = field.End;
        }

        open.Write(body.Span[kept..]);
        return open.WrittenMemory;
    }

    /// <summary>The blind of a text, as it stands in bodies: records can be found by it without opening them.</summary>
    public string Blind(string field, string text)
    {
        var value = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(value, BodyFormat.Writing)) writer.WriteStringValue(text);
        return Convert.ToBase64String(cipher.Blind(field, value.WrittenSpan));
    }

    /// <summary>Seals what has no fields yet: a source's record that could not be mapped.</summary>
    public string SealWhole(string text, string owner) => Convert.ToBase64String(cipher.Close(Encoding.UTF8.GetBytes(text), $"{Whole} {owner}"));

    public Outcome<string> OpenWhole(string sealedText, string owner)
    {
        var box = new byte[sealedText.Length];
        if (!Convert.TryFromBase64String(sealedText, box, out var length) || cipher.Open(box.AsSpan(0, length), $"{Whole} {owner}") is not { } plain) return new SealBroken("a record");
        return Encoding.UTF8.GetString(plain);
    }
}
