using System.Globalization;
using Portal.Engine.Forms;
using Portal.Engine.Workflows;

namespace Portal.Web.Features.Workflows;

/// <summary>Something that a workflow depends on, as it is typed in.</summary>
public sealed class NeedForm
{
    public string Entity
    {
        get;
        set
        {
            // A field of one entity is none of another.
            if (field != value) Field = "";
            field = value;
        }
    } = "";

    /// <summary>Empty for all of it.</summary>
    public string? Field { get; set; } = "";

    public string? Tolerance { get; set; }

    public Reaction OnStale { get; set; } = Reaction.Pause;

    public Reaction OnLate { get; set; } = Reaction.Flag;

    public Reaction OnUnknown { get; set; } = Reaction.Flag;

    public bool Optional { get; set; }

    public long EntityId => long.TryParse(Entity, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0;

    /// <summary>Whether the age that is typed in can be read.</summary>
    public bool ToleranceFits => string.IsNullOrWhiteSpace(Tolerance) || SpanText.Read(Tolerance) is not null;

    /// <summary>All that is entered, to tell whether something is another.</summary>
    public string Entered => string.Join('\n', Entity, Field, Tolerance, OnStale, OnLate, OnUnknown, Optional);

    public static NeedForm Of(Need need) => new()
    {
        Entity = need.Entity.ToString(CultureInfo.InvariantCulture),
        Field = need.Field ?? "",
        Tolerance = need.Tolerance is { } age ? SpanText.Write(age) : "",
        OnStale = need.OnStale,
        OnLate = need.OnLate,
        OnUnknown = need.OnUnknown,
        Optional = need.Optional,
    };

    public Need AsNeed() => new(EntityId, string.IsNullOrEmpty(Field) ? null : Field)
    {
        Tolerance = string.IsNullOrWhiteSpace(Tolerance) ? null : SpanText.Read(Tolerance),
        OnStale = OnStale,
        OnLate = OnLate,
        OnUnknown = OnUnknown,
        Optional = Optional,
    };
}
