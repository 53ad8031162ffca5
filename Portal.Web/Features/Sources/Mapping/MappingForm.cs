using Portal.Engine.Entities;
using Portal.Engine.Forms;
using Portal.Engine.Mapping;

namespace Portal.Web.Features.Sources.Mapping;

/// <summary>A mapping as it is entered: each field of the entity has its place, filled or not.</summary>
public sealed class MappingForm
{
    readonly MappingMode _mode;

    MappingForm(MappingMode mode, IReadOnlyList<MappedField> fields) => (_mode, Fields) = (mode, fields);

    public IReadOnlyList<MappedField> Fields { get; }

    /// <summary>Also what is mapped into a field that is no longer there, so that it can be seen and taken away.</summary>
    public static MappingForm Of(EntityDraft entity, MappingDefinition definition)
    {
        var fields = entity.Fields.Select(field => field.Name).Union(definition.Fields.Select(field => field.To)).Select(name => new MappedField(name)).ToArray();
        foreach (var field in fields)
        {
            if (definition.Fields.FirstOrDefault(one => one.To == field.To) is { } mapping) field.Take(mapping);
        }

        return new MappingForm(definition.Mode, fields);
    }

    public MappingDefinition Definition() => new() { Mode = _mode, Fields = [.. Fields.Where(field => field.IsMapped).Select(field => field.Mapping())] };

    /// <summary>What is wrong with one field, without what leads to it.</summary>
    public IReadOnlyList<FormProblem> Problems(MappedField field, IReadOnlyList<FormProblem> all)
    {
        var number = Fields.Where(one => one.IsMapped).TakeWhile(one => one != field).Count();
        var at = $"{nameof(MappingDefinition.Fields)}[{number}]";
        return !field.IsMapped ? [] : [.. all.Where(problem => problem.Setting == at || problem.Setting.StartsWith($"{at}.", StringComparison.Ordinal)).Select(problem => problem with { Setting = problem.Setting[at.Length..].TrimStart('.') })];
    }

    /// <summary>What is wrong with the mapping as a whole.</summary>
    public static IEnumerable<string> Whole(IReadOnlyList<FormProblem> all) => all.Where(problem => !problem.Setting.StartsWith($"{nameof(MappingDefinition.Fields)}[", StringComparison.Ordinal)).Select(problem => problem.Text);

    /// <returns>What stands in the way of saving it, by what people call its fields; null if nothing.</returns>
    public static string? Unfit(EntityDraft entity, MappingDefinition definition)
    {
        var problems = new FormProblems();
        definition.Compile(new EntityShape(entity.Kind, entity.Fields), problems);
        if (!problems.Any) return null;
        var form = Of(entity, definition);
        var marked = form.Fields.Where(field => form.Problems(field, problems.All).Count > 0).Select(field => entity.Fields.FirstOrDefault(one => one.Name == field.To)?.Label ?? field.To).ToArray();
        return marked.Length == 0 ? string.Join(' ', Whole(problems.All)) : $"Mend what is marked first: {string.Join(", ", marked)}.";
    }
}
