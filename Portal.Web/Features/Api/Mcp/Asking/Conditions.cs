using System.Text.Json;
using System.Text.Json.Nodes;
using Portal.Engine;
using Portal.Engine.Data.Asking;

namespace Portal.Web.Features.Api.Mcp.Asking;

/// <summary>Conditions as a model writes them.</summary>
static class Conditions
{
    public const string Example = """[{"field":"colour","op":"is","value":"red"}]""";

    const string Field = "field", Op = "op", Value = "value", Values = "values";

    static readonly Dictionary<string, FilterOp> Ops = Enum.GetValues<FilterOp>().ToDictionary(NameOf, StringComparer.Ordinal);

    public static string NameOf(FilterOp op) => JsonNamingPolicy.CamelCase.ConvertName(op.ToString());

    public static JsonObject Schema() => new()
    {
        ["type"] = "array",
        ["items"] = new JsonObject
        {
            ["type"] = "object",
            ["properties"] = new JsonObject
            {
                [Field] = new JsonObject { ["type"] = "string", ["description"] = "A searchable field." },
                [Op] = new JsonObject { ["type"] = "string", ["enum"] = new JsonArray([.. Ops.Keys.Select(name => (JsonNode)name)]), ["description"] = "How it is compared." },
                [Value] = new JsonObject { ["type"] = new JsonArray("string", "number", "boolean"), ["description"] = "With what; not for in and isNull." },
                [Values] = new JsonObject { ["type"] = "array", ["items"] = new JsonObject { ["type"] = new JsonArray("string", "number", "boolean") }, ["description"] = "With which; for in alone." },
            },
            ["required"] = new JsonArray(Field, Op),
            ["additionalProperties"] = false,
        },
    };

    /// <param name="argument">The name of the argument that it stands in.</param>
    /// <param name="list">A list.</param>
    public static Outcome<IReadOnlyList<DataFilter>> Read(string argument, JsonElement list)
    {
        var filters = new List<DataFilter>();
        foreach (var one in list.EnumerateArray())
        {
            var place = $"{argument}[{filters.Count}]";
            if (one.ValueKind != JsonValueKind.Object) return new ArgumentUnfit(place, $"a condition, such as {Example[1..^1]}");
            if (one.EnumerateObject().Select(part => part.Name).FirstOrDefault(name => name is not (Field or Op or Value or Values)) is { } strange) return new ArgumentUnknown($"{place}.{strange}", [Field, Op, Value, Values]);
            if (!one.TryGetProperty(Field, out var field) || field.ValueKind != JsonValueKind.String) return new ArgumentUnfit($"{place}.{Field}", "the name of a field");
            if (!one.TryGetProperty(Op, out var op) || op.ValueKind != JsonValueKind.String || !Ops.TryGetValue(op.GetString()!, out var known)) return new ArgumentUnfit($"{place}.{Op}", $"one of {string.Join(", ", Ops.Keys)}");
            if (!Compared(place, one).Succeeded(out var values, out var refusal)) return refusal;
            filters.Add(new DataFilter(field.GetString()!, known, values));
        }

        return filters;
    }

    static Outcome<IReadOnlyList<string>> Compared(string place, JsonElement condition)
    {
        var found = new List<string>();
        if (condition.TryGetProperty(Values, out var list) && list.ValueKind != JsonValueKind.Null)
        {
            if (list.ValueKind != JsonValueKind.Array) return new ArgumentUnfit($"{place}.{Values}", "a list of values");
            foreach (var one in list.EnumerateArray())
            {
                if (TextOf(one) is not { } text) return new ArgumentUnfit($"{place}.{Values}", "a list of texts, numbers, or true and false");
                found.Add(text);
            }
        }

        if (!condition.TryGetProperty(Value, out var value) || value.ValueKind == JsonValueKind.Null) return found;
        if (TextOf(value) is not { } only) return new ArgumentUnfit($"{place}.{Value}", "a text, a number, or true or false");
        found.Insert(0, only);
        return found;
    }

    static string? TextOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => value.GetRawText(),
        _ => null,
    };
}
