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
            settings[field.Name] = SettingText.Read(field, text);
        }

        return StepKinds.Read(Kind, settings);
    }

    static StepForm Of(StepKind kind, JsonObject written)
    {
        var form = new StepForm(kind);
        foreach (var field in kind.Fields) form.Values[field.Name] = SettingText.Of(field, written[field.Name]);
        return form;
    }
}
