using System.Security.Cryptography;
using System.Text;
using Portal.Engine.Forms;
using Portal.Engine.Mapping.Compiling;
using Portal.Engine.Mapping.Values;

namespace Portal.Engine.Mapping.Steps;

/// <summary>Makes a pseudonym: SHA-256 in 64 hexadecimal digits. Whoever knows the salt can try values, so it hides no secret.</summary>
public sealed record HashStep : MappingStep
{
    [Setting("Salt", Help = "Stands before the value, so that the same value has another pseudonym elsewhere.")]
    public string? Salt { get; init; }

    internal override CompiledStep Compile(StepPlace place)
    {
        var salt = Encoding.UTF8.GetBytes(Salt ?? "");
        return new CompiledStep(TextChanges.Run((text, row) => Hash(salt, text, row)), ValueKind.Digest);
    }

    static FieldValue Hash(byte[] salt, ReadOnlySpan<byte> text, MappedRow row)
    {
        var start = row.Scratch.Length;
        row.Scratch.Add(salt);
        row.Scratch.Add(text);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(row.Scratch.From(start), hash);
        row.Scratch.CutTo(start);
        Convert.TryToHexStringLower(hash, row.Scratch.Room(2 * hash.Length), out var written);
        row.Scratch.Advance(written);
        return FieldValue.Of(ValueKind.Digest, row, start);
    }
}
