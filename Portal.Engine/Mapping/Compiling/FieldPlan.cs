using Portal.Engine.Entities;
using Portal.Engine.Mapping.Paths;

namespace Portal.Engine.Mapping.Compiling;

/// <summary>A field whose steps are ready, before it is known which paths lead to something sensitive.</summary>
sealed record FieldPlan(EntityField Target, BoundPath? From, StepRun[] Steps, SourcePath[] Paths)
{
    /// <summary>Where its value comes from, for messages.</summary>
    public string Subject => Paths.Length > 0 ? string.Join(", ", Paths.Select(path => path.Text)) : Target.Name;

    /// <summary>No step hides what the value was made of.</summary>
    public required bool IsPlain { get; init; }

    public MappedField Reads => new(Target, [.. Paths.Select(path => path.Names)]) { From = Paths, Subject = Subject, IsPlain = IsPlain };

    /// <param name="mode">The mapping's mode.</param>
    /// <param name="secret">The paths of all sensitive fields: what they lead to is shown nowhere, also where another field reads it.</param>
    public CompiledField Ready(MappingMode mode, SourcePath[] secret)
    {
        var isHidden = Target.Sensitive || Paths.Any(path => secret.Any(path.Overlaps));
        return new CompiledField(Target, From, Steps, Subject, isHidden, mode);
    }
}
