using Portal.Engine;
using Portal.Engine.Audit;
using Portal.Engine.Data;
using Portal.Engine.Data.Answers;
using Portal.Engine.Data.Asking;
using Portal.Engine.Entities;
using Portal.Web.Features.Data.Cells;

namespace Portal.Web.Features.Data.Records;

/// <summary>What the page of one record shows. What is sensitive is shown of the one record that somebody asked for, while they may see it.</summary>
public sealed class RecordScene(DataSight sight, DataReader reader, DataHistory history, DataParts parts)
{
    (string Entity, long Id)? _revealed;
    int _asked;

    public Entity? Entity { get; private set; }

    public DataRecord Record { get; private set; } = new(0, []);

    public IReadOnlyList<DataPart> Parts { get; private set; } = [];

    /// <summary>What was known at the moment that was asked for; null without one.</summary>
    public Outcome<DataThen>? Then { get; private set; }

    /// <summary>By what a person knows it.</summary>
    public string Title { get; private set; } = "";

    /// <summary>Whether what is sensitive is in it.</summary>
    public bool IsRevealed { get; private set; }

    /// <summary>How many of its fields others say something else of.</summary>
    public int Disagreeing => Record.Fields.Count(said => CellText.Disagreeing(said) > 0);

    /// <returns>Whether it is there; null if something else was asked for meanwhile, and this counts no more.</returns>
    public async Task<bool?> Load(Actor reading, string name, long id, DateTimeOffset? then)
    {
        // Of two questions on their way the one asked last counts.
        var asked = ++_asked;
        if (_revealed is not null && (_revealed != (name, id) || !await sight.MayLook(reading))) Cover();
        if (asked != _asked) return null;
        var isRevealed = _revealed is not null;
        var found = await Read(name, id, isRevealed, then);
        if (isRevealed && found is not null && found.Record.Id != id)
        {
            // It became one with another, and nobody wrote down that they look at that one.
            isRevealed = false;
            found = await Read(name, found.Record.Id, isRevealed, then);
        }

        if (asked != _asked) return null;
        if (found is null) return false;
        (Entity, Record, Parts, Then, Title) = (found.Entity, found.Record, found.Parts, found.Then, found.Title);
        IsRevealed = isRevealed;
        return true;
    }

    /// <summary>From now on what is sensitive of this record is loaded too, once that is in the audit log.</summary>
    public async Task<Refusal?> Reveal(Actor reading)
    {
        var (entity, id) = (Entity!, Record.Id);
        if (await sight.Reveal(reading, entity, id) is { } refusal) return refusal;
        _revealed = (entity.Name, id);
        return null;
    }

    /// <summary>At once, and not when it is loaded anew.</summary>
    public void Hide()
    {
        _asked++;
        Cover();
    }

    public DataField? Find(string field) => Find(Record, field);

    async Task<Seen?> Read(string name, long id, bool withSensitive, DateTimeOffset? then)
    {
        if (await sight.Of(name, withSensitive) is not var (entity, model)) return null;
        if (!(await reader.Get(model, name, id, new Looking { Disagreements = true })).Succeeded(out var record, out _)) return null;
        var made = await parts.Of(model, name, record.Id);
        var known = then is { } moment ? await history.AsOf(model, name, record.Id, moment) : default(Outcome<DataThen>?);
        var title = CellText.Naming(entity.Fields) is { } naming && Find(record, naming.Name) is { } said && ValueText.Of(said.Value, naming.Type).Text is { Length: > 0 } text ? text : $"{entity.Label} {record.Id}";
        return new Seen(entity, record, made, known, title);
    }

    void Cover()
    {
        (_revealed, IsRevealed) = (null, false);
        if (Entity is not { } entity) return;
        Record = new DataRecord(Record.Id, [.. Record.Fields.Where(said => IsOpen(said.Name))]);
        if (Then is { Refusal: null, Value: { } known }) Then = known with { Fields = [.. known.Fields.Where(said => IsOpen(said.Name))] };

        bool IsOpen(string field) => entity.Field(field) is { Sensitive: false };
    }

    static DataField? Find(DataRecord record, string field)
    {
        foreach (var said in record.Fields)
        {
            if (said.Name == field) return said;
        }

        return null;
    }

    sealed record Seen(Entity Entity, DataRecord Record, IReadOnlyList<DataPart> Parts, Outcome<DataThen>? Then, string Title);
}
