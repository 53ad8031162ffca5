using System.Collections;
using System.Text.Json.Nodes;

namespace Portal.Engine.Blueprints.Drafts;

/// <summary>Writes a draft as a file has it: names instead of numbers, and without what is the default anyway.</summary>
sealed class DraftWriter(Names names)
{
    /// <param name="draft">What to write.</param>
    /// <param name="without">Properties that stand elsewhere in the file.</param>
    public JsonObject Write(object draft, params IReadOnlyList<string> without) => Group(draft, without) ?? [];

    /// <returns>Null if it is about something that is not there any more.</returns>
    JsonObject? Group(object draft, IReadOnlyList<string> without)
    {
        var shape = DraftShape.Of(draft.GetType());
        var written = new JsonObject();
        foreach (var member in shape.Members.Where(member => !without.Contains(member.Property.Name)))
        {
            var value = member.Property.GetValue(draft);
            var usual = member.IsNeeded ? null : member.Property.GetValue(shape.Blank);
            if (value is null || value.Equals(usual)) continue;
            var node = Node(value, member.Reference);
            if (node is null && member is { Reference: not null, IsNeeded: true }) return null;
            if (node is null || (!member.IsNeeded && IsDefault(node, usual, member.Reference))) continue;
            written.Add(member.Name, node);
        }

        return written;
    }

    bool IsDefault(JsonNode node, object? blank, ReferenceKind? reference) =>
        blank is null ? node is JsonArray { Count: 0 } : JsonNode.DeepEquals(node, Node(blank, reference));

    JsonNode? Node(object value, ReferenceKind? reference) => value switch
    {
        long or Guid when reference is { } kind => names.Write(kind, value),
        _ when SingleValue.Is(value.GetType()) => SingleValue.Write(value),
        IDictionary pairs => Pairs(pairs, reference),
        IEnumerable items => new JsonArray([.. items.Cast<object>().Select(item => Node(item, reference)).Where(item => item is not null)]),
        _ => Group(value, []),
    };

    JsonObject Pairs(IDictionary pairs, ReferenceKind? reference)
    {
        var sorted = pairs.Keys.Cast<object>().OrderBy(key => key as Enum).ThenBy(key => key as string, StringComparer.Ordinal);
        return new(sorted.Select(key => KeyValuePair.Create(key is Enum word ? SingleValue.Word(word) : $"{key}", Node(pairs[key]!, reference))));
    }
}
