using System.Globalization;
using System.Text;
using Portal.Engine.Agents.Scopes;
using Portal.Engine.Entities;
using Portal.Engine.Mapping.Values;
using Portal.Engine.Projection.Merging;
using Portal.Engine.Store.Sealing;

namespace Portal.Engine.Data.Asking;

/// <summary>Understands questions. It knows the model as the asker sees it and nothing else, so what is hidden is refused like what was made up.</summary>
sealed class Planner(Seals seals)
{
    const int MostFilters = 20, MostValues = 200, LongestPrefix = 199;

    /// <summary>
    /// Always in the order in which bodies have them. Were it another one for who sees all than for who sees some, it would tell that
    /// something is hidden.
    /// </summary>
    public static Outcome<IReadOnlyList<EntityField>> Fields(ScopedEntity entity, IReadOnlyList<string>? names) =>
        entity.Pick(names is null ? entity.Names : [.. names.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]);

    public static FieldNotSearchable NotSearchable(ScopedEntity entity, string field) =>
        new(entity.Name, field, [.. entity.Fields.Where(one => one.Searchable).Select(one => one.Name).Order(StringComparer.Ordinal)]);

    public async Task<Outcome<Plan>> Of(ScopedModel model, DataQuery query, CancellationToken stop)
    {
        if (!model.Look(query.Entity).Succeeded(out var entity, out var refusal) || !Fields(entity, query.Fields).Succeeded(out var fields, out refusal)) return refusal;
        if (query.Most is < 1 or > DataQuery.LargestPage) return new QuestionMalformed($"Ask for 1 to {DataQuery.LargestPage} records at a time.");
        if (!(await Conditions(entity, query.Where, stop)).Succeeded(out var conditions, out refusal)) return refusal;
        var plan = new Plan(entity, fields, conditions);
        var led = conditions.Where(condition => condition.Ranges().Count > 0).ToArray();
        if (query.Sort is null) return led is [] ? plan : Led(plan, led.MinBy(Breadth)!);

        plan = plan with { IsDescending = query.Sort.Descending };
        // Of one value the order is that of the ids.
        if (query.Sort.Field is null) return led.FirstOrDefault(condition => condition.Op == FilterOp.Is) is { } one ? Led(plan, one) : plan;
        if (entity.Field(query.Sort.Field) is not { } sort) return new FieldUnknown(entity.Name, query.Sort.Field);
        if (!sort.Searchable) return NotSearchable(entity, sort.Name);
        if (sort.Sensitive) return new OnlyExact(sort.Name);
        return led.Where(condition => condition.Field.Name == sort.Name).MinBy(Breadth) is { } leads ? Led(plan, leads) : plan with { By = sort, Ranges = [new(null, null)] };
    }

    public async Task<Outcome<IReadOnlyList<Condition>>> Conditions(ScopedEntity entity, IReadOnlyList<DataFilter> filters, CancellationToken stop)
    {
        if (filters.Count > MostFilters) return new QuestionMalformed($"Compare with at most {MostFilters} conditions.");
        var conditions = new List<Condition>();
        foreach (var filter in filters)
        {
            if (entity.Field(filter.Field) is not { } field) return new FieldUnknown(entity.Name, filter.Field);
            if (!field.Searchable) return NotSearchable(entity, field.Name);
            if (Wrong(field, filter) is { } wrong) return wrong;
            var values = new List<string>();
            foreach (var value in filter.Values)
            {
                if (!(await Spelled(field, value, filter.Op, stop)).Succeeded(out var spelled, out var refusal)) return refusal;
                values.Add(spelled);
            }

            conditions.Add(new Condition(field, filter.Op, values));
        }

        return conditions;
    }

    static Refusal? Wrong(EntityField field, DataFilter filter)
    {
        if (field.Sensitive && filter.Op is not (FilterOp.Is or FilterOp.In)) return new OnlyExact(field.Name);
        if (filter.Op == FilterOp.BeginsWith && field.Type is not (FieldType.Text or FieldType.Date)) return new QuestionMalformed($"Only texts and dates begin with something; {field.Name} is neither.");
        var most = filter.Op switch { FilterOp.IsNull => 0, FilterOp.In => MostValues, _ => 1 };
        if (filter.Values.Count > most || filter.Values.Count < Math.Min(most, 1)) return new QuestionMalformed($"{field.Name} is compared with {(most > 1 ? $"1 to {most} values" : most == 1 ? "one value" : "no value")} there.");
        return filter.Op == FilterOp.BeginsWith && filter.Values[0].Length is 0 or > LongestPrefix ? new QuestionMalformed($"Give 1 to {LongestPrefix} letters that {field.Name} begins with.") : null;
    }

    async Task<Outcome<string>> Spelled(EntityField field, string value, FilterOp op, CancellationToken stop)
    {
        if (!(op == FilterOp.BeginsWith ? WholeText.Is(value) : WholeText.HasNoHalves(value))) return new ValueUnreadable(field.Name, "a text that any record could have");
        if (op == FilterOp.BeginsWith) return value;
        var utf8 = Encoding.UTF8.GetBytes(value);
        var what = field.Type switch
        {
            FieldType.Number => NumberText.IsPlain(utf8) && NumberText.TryWrite(utf8, new ByteBuffer()) ? null : "a number, such as 12.5",
            FieldType.Moment => IsoTime.TryRead(utf8, out var time) && time.TryUtc(out _) ? null : "a moment with its offset, such as 2026-03-29T01:00:00Z",
            FieldType.Date => DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) ? null : "a date, such as 2026-03-29",
            FieldType.Boolean => value is "true" or "false" ? null : "true or false",
            _ => null,
        };
        if (what is not null) return new ValueUnreadable(field.Name, what);
        if (!field.Sensitive) return SearchText.Asked(field, value);
        if (field.Type is FieldType.Number or FieldType.Boolean) return new OnlyExact(field.Name);
        return (await seals.Get(stop)).Succeeded(out var sensitive, out var refusal) ? SearchText.Asked(field, sensitive.Blind(field.Name, value)) : refusal;
    }

    static Plan Led(Plan plan, Condition by) => plan with { By = by.Field, Leading = by, Ranges = plan.IsDescending ? [.. by.Ranges().Reverse()] : by.Ranges() };

    /// <summary>How much of the index a condition is likely to leave.</summary>
    static int Breadth(Condition condition) => condition.Op switch { FilterOp.Is => 0, FilterOp.In => 1, FilterOp.BeginsWith => 2, _ => 3 };
}
