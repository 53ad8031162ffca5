using Portal.Engine.Connectors.Rest.Times;

namespace Portal.Engine.Connectors.Rest.Reading;

/// <param name="Records">The records of one answer.</param>
/// <param name="Greatest">The greatest time of change among them.</param>
/// <param name="WithoutKey">How many have no key that could be read.</param>
/// <param name="WithoutUpdated">How many do not say when they changed, where they should.</param>
/// <param name="Keys">The same for the same keys in the same order.</param>
sealed record RecordBatch(SourceRecord[] Records, Mark? Greatest, int WithoutKey, int WithoutUpdated, int Keys);
