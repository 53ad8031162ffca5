using Portal.Engine.Store.Reading;

namespace Portal.Web.Features.Sources.Records;

/// <summary>A record as a line of the table.</summary>
public sealed record RecordRowText(RecordSeen Record, IReadOnlyDictionary<string, FieldText> Values);
