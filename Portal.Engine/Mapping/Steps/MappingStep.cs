using System.Text.Json.Serialization;
using Portal.Engine.Mapping.Compiling;

namespace Portal.Engine.Mapping.Steps;

/// <summary>
/// One thing that is done to a value. The set is closed; docs/mapping.md shows each. Absent and null pass through every
/// step unless it says otherwise, and a value that a step cannot read is a reason why not.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "step")]
[JsonDerivedType(typeof(TrimStep), "trim")]
[JsonDerivedType(typeof(CaseStep), "case")]
[JsonDerivedType(typeof(DateStep), "date")]
[JsonDerivedType(typeof(NumberStep), "number")]
[JsonDerivedType(typeof(BooleanStep), "boolean")]
[JsonDerivedType(typeof(ConcatenateStep), "concatenate")]
[JsonDerivedType(typeof(TemplateStep), "template")]
[JsonDerivedType(typeof(ConstantStep), "constant")]
[JsonDerivedType(typeof(LookupStep), "lookup")]
[JsonDerivedType(typeof(DefaultStep), "default")]
[JsonDerivedType(typeof(HashStep), "hash")]
public abstract record MappingStep
{
    private protected MappingStep()
    {
    }

    /// <summary>It makes a value itself, and so stands first, in place of a From.</summary>
    [JsonIgnore]
    public bool Starts => MakesValue;

    private protected virtual bool MakesValue => false;

    /// <returns>Null, and problems told to the place, if it cannot run there.</returns>
    internal abstract CompiledStep? Compile(StepPlace place);
}
