using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Portal.Engine.Forms;

namespace Portal.Engine.Mapping.Steps;

/// <summary>All kinds of steps, for forms.</summary>
public static class StepKinds
{
    const string Discriminator = "step";

    static readonly Dictionary<Type, string> Names = typeof(MappingStep).GetCustomAttributes<JsonDerivedTypeAttribute>().ToDictionary(known => known.DerivedType, known => $"{known.TypeDiscriminator}");

    public static IReadOnlyList<StepKind> All { get; } =
    [
        Of<TrimStep>("Trim", "Takes away spaces at both ends."),
        Of<DateStep>("Read a date", "Reads a date or a time as people and programs write it."),
        Of<NumberStep>("Read a number", "Reads a number with its separators, its sign and its currency."),
        Of<BooleanStep>("Read yes or no", "Reads words for yes and no."),
        Of<CaseStep>("Change letters", "Makes letters large or small."),
        Of<LookupStep>("Look up", "Puts another value in place of each in a table."),
        Of<DefaultStep>("Otherwise", "Puts a value where there is none."),
        Of<TemplateStep>("Put together", "Makes a text of several values: {first} {last}.", starts: true),
        Of<ConcatenateStep>("Join", "Puts several values one after the other, without those that are empty.", starts: true),
        Of<ConstantStep>("Always the same", "Gives every record the same value.", starts: true),
        Of<HashStep>("Pseudonym", "Puts a hash in place of the value, so that it can be compared and not read."),
    ];

    public static StepKind Of(MappingStep step) => All.First(kind => kind.Name == Names[step.GetType()]);

    /// <summary>Its settings, each as JSON by its name; what is not set is not there.</summary>
    public static JsonObject Written(MappingStep step)
    {
        var written = JsonSerializer.SerializeToNode(step, MappingDefinition.Json)!.AsObject();
        written.Remove(Discriminator);
        return written;
    }

    /// <summary>A step with these settings. What is wrong with them its mapping says when it is checked.</summary>
    public static MappingStep Read(StepKind kind, JsonObject settings)
    {
        var whole = new JsonObject { [Discriminator] = kind.Name };
        foreach (var (name, value) in settings) whole[name] = value?.DeepClone();
        return whole.Deserialize<MappingStep>(MappingDefinition.Json)!;
    }

    static StepKind Of<T>(string label, string help, bool starts = false) where T : MappingStep => new(Names[typeof(T)], label, help, starts, SettingsForm.Described(typeof(T)));
}
