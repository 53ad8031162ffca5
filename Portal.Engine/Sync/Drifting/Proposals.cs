using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Portal.Engine.Entities;
using Portal.Engine.Forms;
using Portal.Engine.Mapping;
using Portal.Engine.Mapping.Suggesting;
using Portal.Engine.Persistence;
using Portal.Engine.Store.Rows;
using Portal.Engine.Store.Sealing;
using Portal.Engine.Sync.Remapping;
using Portal.Engine.Sync.Running;

namespace Portal.Engine.Sync.Drifting;

/// <summary>
/// What might be mapped otherwise after a drift. That a field has only another name now is told by its values: what they
/// become is what is stored of the same rows.
/// </summary>
sealed class Proposals(IDatabase database, Seals seals)
{
    /// <summary>So many rows must say the same, nearly all of those that can be compared, and not one and the same thing.</summary>
    const int EnoughSame = 5, EnoughValues = 2;

    /// <summary>Yes and no, or the steps of a sale, are alike in two fields that have nothing to do with one another.</summary>
    const int PlainValues = 5;

    const double NearlyAll = 0.9;

    public async Task<IReadOnlyList<DriftProposal>> Of(FeedPlan plan, ShapeLook look, IReadOnlyList<DriftChange> changes, CancellationToken stop)
    {
        var added = changes.Where(change => change.Kind == DriftKind.Added).Select(change => change.Path).ToHashSet(StringComparer.Ordinal);
        if (added.Count == 0) return [];
        var definition = Remappings.Read(plan.Feed.Mapping);
        var fields = SampledFields.Of(look.Samples).Where(field => added.Contains(field.Path)).ToArray();
        var stored = await Stored(plan, look, stop);
        var renamed = new List<DriftProposal>();
        foreach (var missing in changes.Where(change => change.Kind == DriftKind.Missing))
        {
            foreach (var mapping in definition.Fields.Where(field => missing.Touches.Contains(field.To) && field.From is not null))
            {
                if (await Renamed(plan, look, mapping, missing.Path, added, stored, stop) is { } proposal) renamed.Add(proposal);
            }
        }

        var free = EntityDraft.Of(plan.Entity) with
        {
            Fields = [.. plan.Entity.Fields.Where(field => renamed.All(one => one.Mapping.To != field.Name) && (definition.Fields.All(one => one.To != field.Name) || changes.Any(change => change.Kind == DriftKind.Missing && change.Touches.Contains(field.Name))))],
        };
        var suggested = Suggestions.Of(free, [.. fields.Where(field => renamed.All(one => one.Path != field.Path))]);
        return
        [
            .. renamed,
            .. suggested.Where(one => one.Sources.All(added.Contains)).Select(one => new DriftProposal(one.Mapping, one.Reason, one.Sources[0], Before(one.Mapping.To), Before(one.Mapping.To) is null && one.Sureness == Sureness.Sure)),
        ];

        string? Before(string field) => changes.FirstOrDefault(change => change.Kind == DriftKind.Missing && change.Touches.Contains(field))?.Path;
    }

    /// <returns>Null unless one field, and no other, says what the missing one said.</returns>
    async Task<DriftProposal?> Renamed(FeedPlan plan, ShapeLook look, FieldMapping mapping, string missing, IReadOnlySet<string> added, Dictionary<string, JsonElement> stored, CancellationToken stop)
    {
        if (!(await seals.Get(stop)).Succeeded(out var fields, out _)) return null;
        var found = new List<(DriftProposal Proposal, int Same, int Compared)>();
        foreach (var path in added)
        {
            var now = mapping with { From = path };
            var definition = new MappingDefinition { Mode = plan.Entity.Kind == EntityKind.Happening ? MappingMode.Full : MappingMode.Patch, Fields = [now] };
            var shape = new EntityShape(plan.Entity.Kind, [.. plan.Entity.Fields.Where(field => field.Name == mapping.To).Select(field => field with { Required = false })]);
            if (definition.Compile(shape, new FormProblems()) is not { } compiled) continue;
            var (row, same, compared, values) = (new MappedRow(), 0, 0, new HashSet<string>());
            foreach (var sample in look.Samples.Where(sample => sample.Key is not null))
            {
                if (!stored.TryGetValue(sample.Key!, out var known) || !known.TryGetProperty(mapping.To, out var before) || before.ValueKind == JsonValueKind.Null || !compiled.Map(sample.Fields, row)) continue;
                var closed = fields.Close(row.Body.ToArray(), plan.Sensitive, SensitiveFields.Owner(plan.Stream.Id, sample.Key!));
                using var body = JsonDocument.Parse(closed.Body);
                compared++;
                if (!body.RootElement.TryGetProperty(mapping.To, out var value) || !(value.GetRawText() == before.GetRawText() || SealedValue.SaySame(value.GetRawText(), before.GetRawText()))) continue;
                same++;
                values.Add(SealedValue.Blind(value.GetRawText()) ?? value.ToString());
            }

            if (same >= EnoughSame && same >= compared * NearlyAll && values.Count >= EnoughValues)
                found.Add((new DriftProposal(now, $"It says what {missing} said, in {same} of {compared} rows that are stored.", path, missing, values.Count >= PlainValues && values.Count * 2 >= compared), same, compared));
        }

        return found.Count switch { 0 => null, 1 => found[0].Proposal, _ => found[0].Proposal with { IsSure = false } };
    }

    async Task<Dictionary<string, JsonElement>> Stored(FeedPlan plan, ShapeLook look, CancellationToken stop)
    {
        var keys = look.Samples.Select(sample => sample.Key).OfType<string>().Distinct().ToArray();
        await using var db = database.Read();
        var rows = await db.Set<RecordRow>().Where(record => record.Stream == plan.Stream.Id && !record.Deleted && keys.Contains(record.Key))
            .Join(db.Set<EventRow>(), record => record.Position, said => said.Position, (record, said) => new { record.Key, said.Body }).ToListAsync(stop);
        return rows.Where(row => row.Body is not null).ToDictionary(row => row.Key, row => JsonSerializer.Deserialize<JsonElement>(row.Body!));
    }
}
