namespace Fundamentals.Histories;

/// <summary>How a history is written, one event a line.</summary>
public enum HistoryFormat
{
    /// <summary>JSON lines: <c>{"process":"a","type":"invoke","f":"write","key":"x","value":1,"time":0}</c>.</summary>
    JsonLines,

    /// <summary>Jepsen's maps: <c>{:process 0, :type :invoke, :f :write, :key "x", :value 1}</c>.</summary>
    Edn,

    /// <summary>Jepsen's log: <c>INFO  jepsen.util - 0 :invoke :write 1</c>. It has neither keys nor times.</summary>
    JepsenLog,
}
