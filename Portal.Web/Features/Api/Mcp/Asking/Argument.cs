using System.Globalization;
using System.Text.Json.Nodes;

namespace Portal.Web.Features.Api.Mcp.Asking;

/// <summary>One argument of a tool: its schema is made of it, and what is sent is held against it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Shape">What it holds.</param>
/// <param name="Help">What a model is told of it.</param>
sealed record Argument(string Name, Shape Shape, string Help)
{
    public bool Required { get; init; }

    public long? Least { get; init; }

    public long? Most { get; init; }

    public IReadOnlyList<string>? OneOf { get; init; }

    /// <summary>What is expected, in words.</summary>
    public string Expected => Shape switch
    {
        Shape.Whole => string.Create(CultureInfo.InvariantCulture, $"a whole number{(Most is null ? "" : $" from {Least} to {Most}")}"),
        Shape.Flag => "true or false",
        Shape.Texts => "a list of texts",
        Shape.Moment => "a moment with its offset, such as 2026-03-29T01:00:00Z",
        Shape.Conditions => $"a list of conditions, such as {Conditions.Example}",
        _ when OneOf is { } some => $"one of {string.Join(", ", some)}",
        _ => "a text",
    };

    public JsonObject Schema()
    {
        var schema = Shape switch
        {
            Shape.Whole => new JsonObject { ["type"] = "integer" },
            Shape.Flag => new JsonObject { ["type"] = "boolean" },
            Shape.Texts => new JsonObject { ["type"] = "array", ["items"] = new JsonObject { ["type"] = "string" } },
            Shape.Moment => new JsonObject { ["type"] = "string", ["format"] = "date-time" },
            Shape.Conditions => Conditions.Schema(),
            _ => new JsonObject { ["type"] = "string" },
        };
        schema["description"] = Help;
        if (Least is { } least) schema["minimum"] = least;
        if (Most is { } most) schema["maximum"] = most;
        if (OneOf is { } some) schema["enum"] = new JsonArray([.. some.Select(one => (JsonNode)one)]);
        return schema;
    }
}
