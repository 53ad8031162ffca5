using System.Globalization;
using System.Text.Json.Nodes;
using Portal.Engine.Connectors.Rest.Reading;

namespace Portal.Engine.Connectors.Rest.Asking;

/// <summary>Puts values into the body of a request.</summary>
static class BodyPath
{
    /// <summary>Sets what a path leads to, and makes the objects on the way. What stood there as a number stays one.</summary>
    public static void Set(JsonNode body, string path, string value, bool isNumber)
    {
        var (at, last) = Way(body, path);
        isNumber |= Get(at, last)?.GetValueKind() == System.Text.Json.JsonValueKind.Number;
        Put(at, last, Value(value, isNumber));
    }

    /// <summary>Sets what a path leads to to true, and makes the objects on the way.</summary>
    public static void SetTrue(JsonNode body, string path)
    {
        var (at, last) = Way(body, path);
        Put(at, last, JsonValue.Create(true));
    }

    /// <summary>Whether something can be put there: a list is not made longer, and a text or a number has nothing inside it.</summary>
    public static bool Leads(JsonNode body, string path)
    {
        if (FieldPath.Steps(path) is not [.. var before, var last]) return false;
        var at = body;
        foreach (var step in before)
        {
            if (!Has(at, step)) return false;
            if (Get(at, step) is not { } next) return true;
            at = next;
        }

        return Has(at, last);

        static bool Has(JsonNode at, string step) => at is JsonObject || (at is JsonArray list && Place(list, step) is not null);
    }

    /// <summary>Replaces {since} and its like in all texts; a text that is nothing else becomes a number where it stands for one.</summary>
    public static JsonNode? Fill(JsonNode? node, IReadOnlyDictionary<string, string> values, bool areNumbers)
    {
        switch (node)
        {
            case JsonObject inner:
                foreach (var field in inner.Select(one => one.Key).ToArray()) inner[field] = Fill(Taken(inner, field), values, areNumbers);
                return inner;
            case JsonArray list:
                for (var i = 0; i < list.Count; i++)
                {
                    var item = list[i];
                    list[i] = null;
                    list[i] = Fill(item, values, areNumbers);
                }

                return list;
            case JsonValue value when value.TryGetValue<string>(out var text) && text.Contains('{', StringComparison.Ordinal):
                return text is ['{', .. var name, '}'] && values.TryGetValue(name, out var whole) ? Value(whole, areNumbers) : JsonValue.Create(Templates.Fill(text, values));
            default:
                return node;
        }
    }

    static (JsonNode At, string Last) Way(JsonNode body, string path)
    {
        var steps = FieldPath.Steps(path);
        var at = body;
        foreach (var step in steps[..^1])
        {
            var next = Get(at, step);
            if (next is null) Put(at, step, next = new JsonObject());
            at = next;
        }

        return (at, steps[^1]);
    }

    /// <summary>A node has one parent only, so it is taken out before it is put back.</summary>
    static JsonNode? Taken(JsonObject from, string name)
    {
        var node = from[name];
        from[name] = null;
        return node;
    }

    static JsonNode? Get(JsonNode at, string step) => at switch
    {
        JsonObject inner => inner[step],
        JsonArray list when Place(list, step) is { } place => list[place],
        _ => null,
    };

    static void Put(JsonNode at, string step, JsonNode value)
    {
        if (at is JsonObject inner) inner[step] = value;
        else if (at is JsonArray list && Place(list, step) is { } place) list[place] = value;
    }

    static int? Place(JsonArray list, string step) => int.TryParse(step, NumberStyles.None, CultureInfo.InvariantCulture, out var place) && place < list.Count ? place : null;

    static JsonValue Value(string value, bool isNumber) =>
        isNumber && long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? JsonValue.Create(number) : JsonValue.Create(value);
}
