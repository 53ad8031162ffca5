using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Components;
using Portal.Engine.Freshness;
using Portal.Web.Ui;

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

    /// <summary>One piece of markup: it has hundreds of parts, and nothing in it is pressed or read out.</summary>
    string Drawn() => $"""<svg class="ways-picture" viewBox="0 0 {Width} {Height}" aria-hidden="true" focusable="false">{string.Concat([.. Lines().Select(Drawn), .. Boxes().Select(Drawn)])}</svg>""";

    static string Drawn((string Path, (double X, double Y) Middle, Verdict Verdict) line)
    {
        var words = WorkflowWords.Verdict(line.Verdict);
        var (x, y) = line.Middle;
        var dash = Dash(line.Verdict) is { } dashes ? $" stroke-dasharray=\"{dashes}\"" : "";
        return $"""
            <g class="{words.Tone.Class()}" data-verdict="{words.Text}"><path class="way" d="{line.Path}"{dash}></path>
            <rect class="way-said" x="{Number(x - 26)}" y="{Number(y - 9)}" width="52" height="18" rx="9"></rect>{Said("way-word", x, y + 4, words.Text)}</g>
            """;
    }

    static string Drawn((double X, double Y, string Text) box) =>
        $"""<rect class="way-box" x="{Number(box.X)}" y="{Number(box.Y - 16)}" width="{BoxWidth}" height="32" rx="7"></rect>{Said("way-name", box.X + 12, box.Y + 4, Short(box.Text))}""";

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
        // What a line says stands at its end with more boxes, where it is still apart from its neighbours.
        var spread = streams.Count > fields.Count;
        foreach (var (row, (source, stream)) in streams.Index()) yield return Line(0, false, Y(sources.IndexOf(source), sources.Count), Y(row, streams.Count), Map.OfStream(source, stream));
        foreach (var way in Map.Ways.Where(way => way.Source is not null).DistinctBy(way => (way.Source, way.Stream, way.Field)))
            yield return Line(1, spread, Y(streams.IndexOf((way.Source!, way.Stream!)), streams.Count), Y(fields.IndexOf(way.Field), fields.Count), way.Verdict);
        foreach (var (row, field) in fields.Index()) yield return Line(2, true, Y(row, fields.Count), Y(0, 1), Map.OfField(field));
    }

    /// <summary>From one column to the next.</summary>
    static (string, (double, double), Verdict) Line(int column, bool isSaidFirst, double from, double to, Verdict verdict)
    {
        var (begin, end) = (X(column) + BoxWidth, X(column + 1));
        var half = (begin + end) / 2;
        var path = $"M{Number(begin)} {Number(from)} C{Number(half)} {Number(from)} {Number(half)} {Number(to)} {Number(end)} {Number(to)}";
        return (path, isSaidFirst ? (begin + 34, from + ((to - from) * 0.22)) : (end - 34, to - ((to - from) * 0.22)), verdict);
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

    static string Said(string kind, double x, double y, string text) => $"""<text class="{kind}" x="{Number(x)}" y="{Number(y)}">{WebUtility.HtmlEncode(text)}</text>""";

    static string Short(string text) => text.Length <= Longest ? text : $"{text[..(Longest - 1)]}…";

    static string Number(double number) => number.ToString("0.#", CultureInfo.InvariantCulture);
}
