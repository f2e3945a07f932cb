/** The bundle of vis-network, which the explorer page carries beside its own script. */
declare const vis: any;
