namespace Portal.Engine.Entities;

/// <summary>What a field holds, and how it is written in a record: always the same text for the same value.</summary>
public enum FieldType
{
    /// <summary>A JSON string.</summary>
    Text,

    /// <summary>A JSON number in its shortest decimal form: 12.5, never 12.50 or 1.25e1.</summary>
    Number,

    Boolean,

    /// <summary>A day without a time: "2026-03-29".</summary>
    Date,

    /// <summary>An instant in UTC: "2026-03-29T01:00:00Z", with as many decimals of a second as it has, up to six.</summary>
    Moment,

    /// <summary>A list or an object without white space, its names in order, its numbers and texts as above.</summary>
    Json,
}
