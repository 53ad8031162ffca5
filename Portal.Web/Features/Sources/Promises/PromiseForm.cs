using System.Globalization;
using Portal.Engine.Entities;
using Portal.Engine.Forms;
using Portal.Engine.Sources;
using Stream = Portal.Engine.Sources.Stream;

namespace Portal.Web.Features.Sources.Promises;

/// <summary>What somebody enters as the promise of a stream.</summary>
public sealed class PromiseForm
{
    public string? Tolerance { get; set; }

    public string? Within { get; set; }

    public string? Grace { get; set; }

    /// <summary>Empty for always.</summary>
    public string? Calendar { get; set; }

    public bool AgeIsWorkingTime { get; set; }

    public List<FieldLine> Fields { get; } = [];

    public static PromiseForm Of(Stream stream, Entity entity)
    {
        var form = new PromiseForm
        {
            Tolerance = Write(stream.Tolerance),
            Within = Write(stream.Within),
            Grace = Write(stream.Grace),
            Calendar = stream.CalendarId?.ToString(CultureInfo.InvariantCulture),
            AgeIsWorkingTime = stream.AgeIsWorkingTime,
        };
        foreach (var (field, promise) in stream.FieldPromises.OrderBy(one => one.Key, StringComparer.Ordinal))
            form.Fields.Add(new FieldLine { Field = field, Label = Label(entity, field), Tolerance = Write(promise.Tolerance), Within = Write(promise.Within) });
        return form;
    }

    public static string Label(Entity entity, string field) => entity.Field(field)?.Label ?? field;

    /// <param name="stream">What stays of the stream as it is.</param>
    /// <param name="problem">Told of each entry that cannot be read: whose it is, its name, and what is wrong.</param>
    public StreamDraft Read(Stream stream, Action<object, string, string> problem) => StreamDraft.Of(stream) with
    {
        Tolerance = Read(this, nameof(Tolerance), Tolerance, problem),
        Within = Read(this, nameof(Within), Within, problem),
        Grace = Read(this, nameof(Grace), Grace, problem),
        CalendarId = long.TryParse(Calendar, CultureInfo.InvariantCulture, out var calendar) ? calendar : null,
        AgeIsWorkingTime = AgeIsWorkingTime,
        FieldPromises = Fields.ToDictionary(line => line.Field, line => new FieldPromise(
            Read(line, nameof(line.Tolerance), line.Tolerance, problem), Read(line, nameof(line.Within), line.Within, problem))),
    };

    static string? Write(TimeSpan? span) => span is { } some ? SpanText.Write(some) : null;

    static TimeSpan? Read(object whose, string name, string? text, Action<object, string, string> problem)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        if (SpanText.Read(text) is { } span) return span;
        problem(whose, name, "Write a length of time, such as 30m, 4h or 7d.");
        return null;
    }
}
