namespace Portal.Engine.Store.Rebuilding;

/// <summary>A record as it is stored, of which all but the stamps must follow from the log.</summary>
readonly record struct StoredRecord(long Id, long Stream, string Key, long Position, UInt128 Hash, bool IsDeleted);
