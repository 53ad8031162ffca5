using Portal.Engine;
using Portal.Engine.Data;
using Portal.Engine.Data.Answers;
using Portal.Engine.Data.Asking;
using Portal.Engine.Entities;
using Portal.Web.Features.Data.Cells;

namespace Portal.Web.Features.Data.Records;

/// <summary>What the page of one record shows.</summary>
public sealed class RecordScene(DataSight sight, DataReader reader, DataHistory history, DataParts parts)
{
    public Entity? Entity { get; private set; }

    public DataRecord Record { get; private set; } = new(0, []);

    public IReadOnlyList<DataPart> Parts { get; private set; } = [];

    /// <summary>What was known at the moment that was asked for; null without one.</summary>
    public Outcome<DataThen>? Then { get; private set; }

    /// <summary>By what a person knows it.</summary>
    public string Title { get; private set; } = "";

    /// <summary>How many of its fields others say something else of.</summary>
    public int Disagreeing => Record.Fields.Count(said => CellText.Disagreeing(said) > 0);

    /// <returns>Whether it is there.</returns>
    public async Task<bool> Load(string name, long id, bool withSensitive, DateTimeOffset? then)
    {
        if (await sight.Of(name, withSensitive) is not var (entity, model)) return false;
        if (!(await reader.Get(model, name, id, new Looking { Disagreements = true })).Succeeded(out var record, out _)) return false;
        Parts = await parts.Of(model, name, record.Id);
        Then = then is { } moment ? await history.AsOf(model, name, record.Id, moment) : default(Outcome<DataThen>?);
        (Entity, Record) = (entity, record);
        Title = CellText.Naming(entity.Fields) is { } naming && Find(naming.Name) is { } said && ValueText.Of(said.Value, naming.Type).Text is { Length: > 0 } text ? text : $"{entity.Label} {record.Id}";
        return true;
    }

    public DataField? Find(string field)
    {
        foreach (var said in Record.Fields)
        {
            if (said.Name == field) return said;
        }

        return null;
    }
}
