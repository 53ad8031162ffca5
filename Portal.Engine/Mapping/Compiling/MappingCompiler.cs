using Portal.Engine.Entities;
using Portal.Engine.Forms;
using Portal.Engine.Mapping.Paths;
using Portal.Engine.Mapping.Steps;
using Portal.Engine.Mapping.Values;

namespace Portal.Engine.Mapping.Compiling;

/// <summary>Makes a definition ready to run, or tells everything that is wrong with it.</summary>
sealed class MappingCompiler(MappingDefinition definition, EntityShape entity, FormProblems problems)
{
    readonly List<string> _slots = [];
    readonly Dictionary<string, int> _mapped = [];

    public CompiledMapping? Compile()
    {
        var known = problems.All.Count;
        if (entity.Kind == EntityKind.Happening && definition.Mode == MappingMode.Patch)
            problems.Add(nameof(definition.Mode), "What has happened is never changed, so its mapping is Full.");
        if (definition.Fields.Count == 0) problems.Add(nameof(definition.Fields), "Map at least one field.");
        FieldPlan[] plans = [.. definition.Fields.Select(Plan).OfType<FieldPlan>()];
        RequireRequired();
        if (problems.All.Count > known) return null;

        var secret = plans.Where(plan => plan.Target.Sensitive).SelectMany(plan => plan.Paths).ToArray();
        return new CompiledMapping(definition.Mode, plans.Select(plan => plan.Ready(definition.Mode, secret)), new PropertySlots(_slots)) { Reads = [.. plans.Select(plan => plan.Reads)] };
    }

    void RequireRequired()
    {
        if (definition.Mode == MappingMode.Patch) return;
        foreach (var field in entity.Fields.Where(field => field.Required && !_mapped.ContainsKey(field.Name)))
            problems.Add(nameof(definition.Fields), $"{field.Name} is required, and nothing is mapped to it.");
    }

    FieldPlan? Plan(FieldMapping? mapping, int index)
    {
        var at = $"{nameof(definition.Fields)}[{index}]";
        if (mapping is null)
        {
            problems.Add(at, "There is nothing here.");
            return null;
        }

        var target = Target(mapping.To, at, index);
        var from = From(mapping, at);
        var paths = new List<BoundPath>();
        if (from is not null) paths.Add(from);
        var steps = new List<StepRun>();
        var given = ValueKind.Source;
        for (var i = 0; i < mapping.Steps.Count; i++)
        {
            var place = new StepPlace($"{at}.{nameof(mapping.Steps)}[{i}]", definition.Mode, problems, Bind) { Given = given, Type = target?.Type, IsLast = i == mapping.Steps.Count - 1 };
            if (Step(mapping, i, place) is not { } step)
            {
                given = ValueKind.Source;
                continue;
            }

            paths.AddRange(place.Paths);
            steps.Add(step.Run);
            given = step.Gives;
            if (place.IsLast && target is not null && !FieldWriter.CanBecome(given, target.Type))
                place.Problem($"What this step makes is never {FieldWriter.Noun(target.Type)}, as {target.Name} needs.");
        }

        return target is null ? null : new FieldPlan(target, from, [.. steps], [.. paths.Select(path => path.Path)]) { IsPlain = mapping.Steps.All(IsPlain) };
    }

    /// <summary>By name, so that what a step hides stays hidden until somebody decides otherwise.</summary>
    static bool IsPlain(MappingStep step) => step is TrimStep or CaseStep or NumberStep or DateStep or DefaultStep or TemplateStep or ConcatenateStep;

    static CompiledStep? Step(FieldMapping mapping, int index, StepPlace place)
    {
        if (mapping.Steps[index] is not { } step)
        {
            place.Problem("There is nothing here.");
            return null;
        }

        if (!step.Starts || index == 0) return step.Compile(place);
        place.Problem("This step makes a value itself, so it stands first, in place of From.");
        return null;
    }

    EntityField? Target(string name, string at, int index)
    {
        var target = entity.Fields.FirstOrDefault(field => field.Name == name);
        if (target is null)
            problems.Add($"{at}.{nameof(FieldMapping.To)}", $"There is no field \"{name}\". The fields are {string.Join(", ", entity.Fields.Select(field => field.Name))}.");
        else if (!_mapped.TryAdd(name, index))
            problems.Add($"{at}.{nameof(FieldMapping.To)}", $"{name} is mapped twice: {nameof(definition.Fields)}[{_mapped[name]}] fills it already.");
        return target;
    }

    BoundPath? From(FieldMapping mapping, string at)
    {
        var starts = mapping.Steps.Count > 0 && mapping.Steps[0] is { Starts: true };
        var place = $"{at}.{nameof(mapping.From)}";
        if (string.IsNullOrEmpty(mapping.From))
        {
            if (!starts) problems.Add(place, "Say where the value is in the source record, such as address.city.");
            return null;
        }

        if (starts) problems.Add(place, "The first step makes the value itself. Leave this empty, or drop the step.");
        if (SourcePath.Parse(mapping.From, out var problem) is { } path) return Bind(path);
        problems.Add(place, problem);
        return null;
    }

    /// <summary>The first property of a path is looked up once a record, for all fields that need it.</summary>
    BoundPath Bind(SourcePath path)
    {
        if (path.Segments.Count == 0) return new BoundPath(path, -1, definition.Mode);
        var name = path.Segments[0].Name!;
        var slot = _slots.IndexOf(name);
        if (slot < 0)
        {
            slot = _slots.Count;
            _slots.Add(name);
        }

        return new BoundPath(path, slot, definition.Mode);
    }
}
