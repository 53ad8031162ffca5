using System.Buffers;
using System.Text;
using Portal.Engine.Mapping.Compiling;
using Portal.Engine.Mapping.Values;

namespace Portal.Engine.Mapping.Steps;

/// <summary>Takes white space from both ends of a text.</summary>
public sealed record TrimStep : MappingStep
{
    internal override CompiledStep Compile(StepPlace place) =>
        new(TextChanges.Run((text, row) => FieldValue.Of(ValueKind.Text, row, Trim(text))), ValueKind.Text);

    static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> text)
    {
        while (text.Length > 0 && IsSpace(Rune.DecodeFromUtf8(text, out var rune, out var length), rune)) text = text[length..];
        while (text.Length > 0 && IsSpace(Rune.DecodeLastFromUtf8(text, out var rune, out var length), rune)) text = text[..^length];
        return text;
    }

    static bool IsSpace(OperationStatus status, Rune rune) => status == OperationStatus.Done && Rune.IsWhiteSpace(rune);
}
