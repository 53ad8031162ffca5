using Portal.Engine.Forms;

namespace Portal.Engine.Entities;

/// <summary>What is wrong with an entity, all at once.</summary>
static class EntityCheck
{
    public const int MostFields = 500;

    public static FormProblems Of(EntityDraft draft)
    {
        var problems = new FormProblems();
        if (!EntityName.Fits(draft.Name)) problems.Add(nameof(draft.Name), EntityName.Rule);
        if (!IsLabel(draft.Label)) problems.Add(nameof(draft.Label), $"Give a label of 1 to {EntityName.LongestLabel} letters.");
        if (draft.MostInOne < 2) problems.Add(nameof(draft.MostInOne), "This must be at least 2, or nothing could ever be matched.");
        CheckFields(draft.Fields, problems);
        if (draft.Match is { } match) CheckMatch(match, draft, problems);
        CheckPrecedence(draft.Precedence, draft.Fields, problems);
        return problems;
    }

    static bool IsLabel(string label) => label.Trim().Length is > 0 and <= EntityName.LongestLabel && !label.Any(char.IsControl);

    static void CheckFields(IReadOnlyList<EntityField> fields, FormProblems problems)
    {
        if (fields.Count is 0 or > MostFields) problems.Add(nameof(EntityDraft.Fields), $"An entity has 1 to {MostFields} fields.");
        var seen = new HashSet<string>();
        foreach (var (field, at) in fields.Select((field, i) => (field, $"{nameof(EntityDraft.Fields)}[{i}]")))
        {
            if (!EntityName.Fits(field.Name)) problems.Add($"{at}.{nameof(field.Name)}", EntityName.Rule);
            else if (!seen.Add(field.Name)) problems.Add($"{at}.{nameof(field.Name)}", $"There are two fields called {field.Name}.");
            if (field.Label is { } label && !IsLabel(label)) problems.Add($"{at}.{nameof(field.Label)}", $"Give a label of 1 to {EntityName.LongestLabel} letters, or none.");
            if (field is { Searchable: true, Type: FieldType.Json }) problems.Add($"{at}.{nameof(field.Searchable)}", "A list or an object cannot be searched by. Map what you look for into a field of its own.");
        }
    }

    static void CheckMatch(Match match, EntityDraft draft, FormProblems problems)
    {
        const string At = $"{nameof(EntityDraft.Match)}.{nameof(Match.Field)}";
        if (draft.Kind == EntityKind.Happening) problems.Add(nameof(draft.Match), "Happenings are not matched: each is one of its own.");
        else if (draft.Fields.FirstOrDefault(field => field.Name == match.Field) is not { } field) problems.Add(At, $"There is no field called {match.Field}.");
        else if (field.Type is FieldType.Json or FieldType.Boolean) problems.Add(At, $"{field.Name} cannot tell one thing from another. Match by a text, a number or a date.");
    }

    static void CheckPrecedence(Precedence precedence, IReadOnlyList<EntityField> fields, FormProblems problems)
    {
        if (HasDoubles(precedence.Streams)) problems.Add(nameof(EntityDraft.Precedence), "A stream stands here twice.");
        foreach (var (name, streams) in precedence.Fields)
        {
            if (fields.All(field => field.Name != name)) problems.Add($"{nameof(EntityDraft.Precedence)}.{name}", $"There is no field called {name}.");
            if (HasDoubles(streams)) problems.Add($"{nameof(EntityDraft.Precedence)}.{name}", "A stream stands here twice.");
        }
    }

    static bool HasDoubles(IReadOnlyList<long> streams) => streams.Distinct().Count() != streams.Count;
}
