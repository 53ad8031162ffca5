using System.Text;
using Portal.Engine.Mapping.Compiling;
using Portal.Engine.Mapping.Values;

namespace Portal.Engine.Mapping.Steps;

/// <summary>What all steps that work on texts share.</summary>
static class TextChanges
{
    /// <summary>Up to here a text is worked on without asking for memory.</summary>
    public const int OnStack = 256;

    /// <summary>Nothing stays nothing, a list or an object is no text, all else is given to the change as written.</summary>
    public static StepRun Run(TextChange change) => (value, row) =>
    {
        if (value.IsNothing) return value;
        return value.TryText(row, out var text) ? change(text, row) : FieldValue.Refused("is not a text");
    };

    public static ReadOnlySpan<char> Chars(ReadOnlySpan<byte> text, Span<char> room) => room[..Encoding.UTF8.GetChars(text, room)];

    public static FieldValue Made(ReadOnlySpan<char> text, MappedRow row)
    {
        var start = row.Scratch.Length;
        row.Scratch.Advance(Encoding.UTF8.GetBytes(text, row.Scratch.Room(Encoding.UTF8.GetMaxByteCount(text.Length))));
        return FieldValue.Of(ValueKind.Text, row, start);
    }
}
