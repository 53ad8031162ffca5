namespace Portal.Engine.Forms;

/// <summary>What a setting holds, and so by what it is entered.</summary>
public enum SettingKind
{
    Text,

    /// <summary>A text of several lines.</summary>
    Multiline,

    Number,

    YesNo,

    /// <summary>One of the values that the field lists.</summary>
    Choice,

    /// <summary>A length of time: "00:05:00", "5m", "1h30m".</summary>
    Time,

    /// <summary>An instant: "2026-03-29T01:00:00Z".</summary>
    Moment,

    /// <summary>A full address, http or https.</summary>
    Address,

    /// <summary>Where a secret is kept, never the secret.</summary>
    Secret,

    /// <summary>A list of texts.</summary>
    Texts,

    /// <summary>Names with a text each, such as headers.</summary>
    Pairs,

    /// <summary>A group of settings of its own.</summary>
    Record,

    /// <summary>A list of such groups.</summary>
    Records,
}
