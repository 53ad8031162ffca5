using Portal.Engine.Data.Answers;
using Portal.Engine.Entities;
using Portal.Engine.Freshness;
using Portal.Engine.Projection;
using Portal.Web.Ui;
using Portal.Web.Ui.Times;
using Portal.Web.Verdicts;

namespace Portal.Web.Features.Data.Cells;

/// <summary>What is said beside a value: how old it is, from where, and who says otherwise.</summary>
public static class CellText
{
    /// <summary>"Sample company · 4 min ago".</summary>
    public static string Age(in DataField field, DateTimeOffset now, TimeZoneInfo zone) =>
        $"{field.Source ?? "a source that is gone"} · {(field.VerifiedAt is { } at ? Moments.Relative(at, now, zone) : "never read")}";

    /// <summary>Its verdict as one word of a sentence.</summary>
    public static string State(in DataField field) => VerdictWords.State(field.Finding.Verdict).Text.ToLowerInvariant();

    /// <summary>By which the style sheet draws the sign of a verdict, in its colour.</summary>
    public static string Class(Verdict verdict) => VerdictWords.State(verdict).Tone.Class();

    /// <summary>What is said of a value, in sentences; and of its whole record where it is the one that names it.</summary>
    public static string Whole(in DataField field, DateTimeOffset now, TimeZoneInfo zone) => Whole(field, null, now, zone);

    /// <summary>The same where something else is to be said than of the value that names the record.</summary>
    public static string? Own(in DataField field, in DataField? naming, ValueText value, DateTimeOffset now, TimeZoneInfo zone) =>
        value.At is null && naming is { } named && Told(field).Equals(Told(named)) ? null : Whole(field, value.At, now, zone);

    /// <summary>It is as fresh as the value that names the record, since the same time and from the same source.</summary>
    public static bool IsLike(in DataField field, in DataField? naming) =>
        naming is { } named && (field.Finding.Verdict, field.Source, field.VerifiedAt) == (named.Finding.Verdict, named.Source, named.VerifiedAt);

    /// <summary>How many records say something else.</summary>
    public static int Disagreeing(in DataField field) => field.Others?.Count(other => other.By is not (LostBy.Agreeing or LostBy.SayingNothing)) ?? 0;

    /// <summary>Why what another record says is not believed, as a sentence.</summary>
    public static string Because(LostBy? by) => by switch
    {
        LostBy.Agreeing => "It says the same.",
        LostBy.SayingNothing => "It has nothing there.",
        LostBy.Precedence => "Another source is believed before it.",
        LostBy.Age => "The other says so since a later time.",
        LostBy.Order => "The other was known first, and nothing else tells them apart.",
        _ => "It is believed first, but it is stale.",
    };

    /// <summary>The field by which a person knows a record; null if none is likely to.</summary>
    public static EntityField? Naming(IReadOnlyList<EntityField> fields) =>
        fields.FirstOrDefault(field => field is { Type: FieldType.Text, Sensitive: false, Searchable: true }) ?? fields.FirstOrDefault(field => field is { Type: FieldType.Text, Sensitive: false, Required: true });

    static (string?, string?, Finding, DateTimeOffset?, DateTimeOffset?, long, FieldFallback?, int) Told(in DataField field) =>
        (field.Source, field.Stream, field.Finding, field.VerifiedAt, field.ExpectedBy, field.Changed, field.Fallback, Disagreeing(field));

    static string Whole(in DataField field, DateTimeOffset? moment, DateTimeOffset now, TimeZoneInfo zone)
    {
        var state = VerdictWords.State(field.Finding.Verdict).Text;
        string?[] sentences =
        [
            moment is { } exactly ? $"{Moments.Exact(exactly, zone)}." : null,
            $"{state}: {VerdictWords.Why(field.Finding.Reason)}.",
            field.Source is null ? "From a source that is gone." : $"From {field.Source}, {field.Stream}.",
            $"Changed {Moments.Relative(field.ChangedAt, now, zone)}, {(field.VerifiedAt is { } at ? $"verified {Moments.Relative(at, now, zone)}" : "never verified")}{(field.ExpectedBy is { } by && by < DateTimeOffset.MaxValue ? $", expected again {Moments.Relative(by, now, zone)}" : "")}.",
            field.Fallback is { } fallback ? FallbackWords.Say(fallback, now, zone) : null,
            Disagreeing(field) is > 0 and var many ? $"{(many == 1 ? "Another record says" : $"{many} other records say")} otherwise." : null,
        ];
        return string.Join(' ', sentences.OfType<string>());
    }
}
