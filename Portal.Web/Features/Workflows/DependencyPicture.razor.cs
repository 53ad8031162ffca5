using System.Globalization;
using Microsoft.AspNetCore.Components;
using Portal.Engine.Freshness;

namespace Portal.Web.Features.Workflows;

public sealed partial class DependencyPicture
{
    const int BoxWidth = 168, Gap = 92, Step = 46, Longest = 22;

    [Parameter, EditorRequired]
    public DependencyMap Map { get; set; } = default!;

    /// <summary>What the workflow is called.</summary>
    [Parameter, EditorRequired]
    public string Workflow { get; set; } = "";

    static int Width => (4 * BoxWidth) + (3 * Gap);

    int Rows => Math.Max(Map.Fields.Count, Math.Max(Map.Streams.Count, Map.Sources.Count));

    int Height => Rows * Step;

    IEnumerable<(double X, double Y, string Text)> Boxes() =>
    [
        .. Map.Sources.Select((source, row) => (X(0), Y(row, Map.Sources.Count), source)),
        .. Map.Streams.Select((stream, row) => (X(1), Y(row, Map.Streams.Count), stream.Stream)),
        .. Map.Fields.Select((field, row) => (X(2), Y(row, Map.Fields.Count), field)),
        (X(3), Y(0, 1), Workflow),
    ];

    IEnumerable<(string Path, (double X, double Y) Middle, Verdict Verdict)> Lines()
    {
        var (sources, streams, fields) = (Map.Sources.ToList(), Map.Streams.ToList(), Map.Fields.ToList());
        foreach (var (row, (source, stream)) in streams.Index()) yield return Line(0, Y(sources.IndexOf(source), sources.Count), Y(row, streams.Count), Map.OfStream(source, stream));
        foreach (var way in Map.Ways.Where(way => way.Source is not null).DistinctBy(way => (way.Source, way.Stream, way.Field)))
            yield return Line(1, Y(streams.IndexOf((way.Source!, way.Stream!)), streams.Count), Y(fields.IndexOf(way.Field), fields.Count), way.Verdict);
        foreach (var (row, field) in fields.Index()) yield return Line(2, Y(row, fields.Count), Y(0, 1), Map.OfField(field));
    }

    /// <summary>From one column to the next; what it says stands where it is still apart from its neighbours.</summary>
    static (string, (double, double), Verdict) Line(int column, double from, double to, Verdict verdict)
    {
        var (begin, end) = (X(column) + BoxWidth, X(column + 1));
        var half = (begin + end) / 2;
        var path = $"M{Number(begin)} {Number(from)} C{Number(half)} {Number(from)} {Number(half)} {Number(to)} {Number(end)} {Number(to)}";
        return (path, column == 2 ? (begin + 34, from + ((to - from) * 0.22)) : (end - 34, to - ((to - from) * 0.22)), verdict);
    }

    static double X(int column) => column * (BoxWidth + Gap);

    /// <summary>Columns with fewer boxes have them further apart.</summary>
    double Y(int row, int of) => Height * ((2 * row) + 1) / (2.0 * of);

    /// <summary>A line tells its verdict without its colour too.</summary>
    static string? Dash(Verdict verdict) => verdict switch
    {
        Verdict.Fresh => null,
        Verdict.Late => "8 4",
        Verdict.Stale => "3 4",
        _ => "1 5",
    };

    static string Short(string text) => text.Length <= Longest ? text : $"{text[..(Longest - 1)]}…";

    static string Number(double number) => number.ToString("0.#", CultureInfo.InvariantCulture);
}
