using System.Text.Json.Nodes;
using Portal.Engine.Forms;
using Portal.Engine.Mapping.Steps;

namespace Portal.Web.Features.Sources.Mapping;

/// <summary>A step as it is entered: texts, one a line where there are several.</summary>
public sealed class StepForm
{
    StepForm(StepKind kind) => Kind = kind;

    public StepKind Kind { get; }

    /// <summary>What is entered, by setting.</summary>
    public Dictionary<string, string> Values { get; } = [];

    public static StepForm Of(MappingStep step) => Of(StepKinds.Of(step), StepKinds.Written(step));

    /// <summary>A new one, with what is usual.</summary>
    public static StepForm New(StepKind kind)
    {
        var form = new StepForm(kind);
        foreach (var field in kind.Fields.Where(field => field.Required || field.Kind == SettingKind.Choice)) form.Values[field.Name] = field.Kind == SettingKind.Choice ? field.Choices[0].Value : "";
        return Of(form.Step());
    }

    public MappingStep Step()
    {
        var settings = new JsonObject();
        foreach (var field in Kind.Fields)
        {
            if (!Values.TryGetValue(field.Name, out var text) || (text.Length == 0 && field is { Optional: true, Required: false })) continue;
            settings[field.Name] = field.Kind switch
            {
                SettingKind.Texts => new JsonArray([.. Lines(text).Select(line => JsonValue.Create(line))]),
                SettingKind.Pairs => Pairs(text),
                _ => JsonValue.Create(text),
            };
        }

        return StepKinds.Read(Kind, settings);
    }

    static StepForm Of(StepKind kind, JsonObject written)
    {
        var form = new StepForm(kind);
        foreach (var field in kind.Fields)
        {
            form.Values[field.Name] = written[field.Name] switch
            {
                JsonArray list => string.Join('\n', list.Select(item => $"{item}")),
                JsonObject pairs => string.Join('\n', pairs.Select(pair => $"{pair.Key} = {pair.Value}")),
                // A choice is written with a capital in a definition, and without one in a form.
                { } value => field.Choices.FirstOrDefault(choice => choice.Value.Equals($"{value}", StringComparison.OrdinalIgnoreCase))?.Value ?? $"{value}",
                null => "",
            };
        }

        return form;
    }

    static JsonObject Pairs(string text)
    {
        var pairs = new JsonObject();
        foreach (var line in Lines(text))
        {
            var at = line.IndexOf('=', StringComparison.Ordinal);
            pairs[(at < 0 ? line : line[..at]).Trim()] = at < 0 ? "" : line[(at + 1)..].Trim();
        }

        return pairs;
    }

    static IEnumerable<string> Lines(string text) => text.Split('\n').Select(line => line.TrimEnd('\r')).Where(line => line.Length > 0);
}
