namespace Portal.Engine.Mapping.Values;

/// <summary>What a value is on its way from the source to the field.</summary>
enum ValueKind
{
    /// <summary>The source does not have it.</summary>
    Absent,

    /// <summary>The source says that there is none.</summary>
    Null,

    /// <summary>As the source has it: anything but null.</summary>
    Source,

    /// <summary>A text, or what can be read from one.</summary>
    Text,

    /// <summary>The digits of a hash: a text from which nothing else can be read.</summary>
    Digest,

    /// <summary>A number, spelled as JSON spells it.</summary>
    Number,

    /// <summary>"true" or "false".</summary>
    Boolean,

    /// <summary>An instant, spelled as a record spells it.</summary>
    Moment,

    /// <summary>A day, spelled as a record spells it.</summary>
    Day,

    /// <summary>It cannot be read; the problem says why.</summary>
    Refused,
}
