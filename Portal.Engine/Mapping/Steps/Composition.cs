using Portal.Engine.Mapping.Values;

namespace Portal.Engine.Mapping.Steps;

/// <summary>
/// Makes one text of several values. Where the record has none of them there is no text. A patch that tells only some of
/// them leaves the field alone: the others are not known here, and half a name must not replace a whole one.
/// </summary>
/// <param name="parts">Texts and values in their order.</param>
/// <param name="separator">What stands between two values; null where an empty one keeps its place.</param>
/// <param name="mode">Whether a record may tell only some of them.</param>
sealed class Composition(CompositionPart[] parts, byte[]? separator, MappingMode mode)
{
    public FieldValue Run(FieldValue nothing, MappedRow row)
    {
        // A value may be unescaped at the end of the scratch, so the text is made behind the body and moved from there.
        var (output, start) = (row.Output, row.Output.Length);
        var (present, absent, nulls) = (0, 0, 0);
        foreach (var part in parts)
        {
            output.Add(part.Before);
            var value = part.Path?.Find(row) ?? nothing;
            if (value.TryText(row, out var text))
            {
                present++;
                if (separator is not null && text.Length > 0 && output.Length > start) output.Add(separator);
                output.Add(text);
                continue;
            }

            if (!value.IsNothing)
            {
                output.CutTo(start);
                return value.Kind == ValueKind.Refused ? value : FieldValue.RefusedAt(value.Element, "is not a text");
            }

            if (value.Kind == ValueKind.Null) nulls++;
            else if (part.Path is not null) absent++;
        }

        var made = FieldValue.Of(ValueKind.Text, row, output.From(start));
        output.CutTo(start);
        if (absent > 0 && mode == MappingMode.Patch) return FieldValue.Absent;
        if (present > 0) return made;
        return nulls > 0 ? FieldValue.Null : FieldValue.Absent;
    }
}
