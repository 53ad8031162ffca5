using Portal.Engine.Mapping;

namespace Portal.Web.Features.Sources.Mapping;

/// <summary>How a field of the entity is filled, as it is entered.</summary>
public sealed class MappedField(string to)
{
    /// <summary>The field of the entity.</summary>
    public string To { get; } = to;

    /// <summary>As it is typed: changing it under somebody's hands would take letters away.</summary>
    public string From { get; set; } = "";

    /// <summary>Which field of the source is meant.</summary>
    public string Path => From.Trim();

    public List<StepForm> Steps { get; } = [];

    public bool IsMapped => Path.Length > 0 || Steps.Count > 0;

    public void Take(FieldMapping mapping)
    {
        From = mapping.From ?? "";
        Steps.Clear();
        Steps.AddRange(mapping.Steps.Select(StepForm.Of));
    }

    public FieldMapping Mapping() => new(To) { From = Path.Length == 0 ? null : Path, Steps = [.. Steps.Select(step => step.Step())] };

    /// <summary>Moves a step before the one that stands before it, or behind the next.</summary>
    public void Move(StepForm step, int by)
    {
        var at = Steps.IndexOf(step);
        if (at + by < 0 || at + by >= Steps.Count) return;
        Steps.RemoveAt(at);
        Steps.Insert(at + by, step);
    }
}
